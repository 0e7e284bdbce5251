"""Service-quality gaps at the place that they concern (Parasuraman, Zeithaml, Berry 1985).

In: what the file declares, and a drawing that is placed. Out: badges between lanes and in the curve's signed area.
"""
