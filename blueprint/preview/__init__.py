"""Maps drawn again at every save, in a browser or into files.

watching.py   which files a map rests on, and which of them have changed
easel.py      draws one map again and again, and keeps warm what it draws with
follower.py   one map that is followed: when it is drawn, what is told of it
telling.py    findings and places for a page
studio.py     all maps that are followed, for all tabs
server.py     the pages, on this machine only      page.py   their HTML
token.py      the secret in their address
"""
