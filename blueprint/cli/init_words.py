"""What `blueprint init` says, in the language of the one who answers.

In: English words of the command, and a language. Out: the same in Chinese, for those who write Chinese.
"""

from __future__ import annotations

import os

_CHINESE = {
    "What is the service called?": ("服务叫什么名字？", "服務叫什麼名字？"),
    "Whose journey is it?": ("这是谁的旅程？", "這是誰的旅程？"),
    "Which stages does it have?": ("分为哪几个阶段？", "分為哪幾個階段？"),
    "In which language, {languages}?": ("用哪种语言：{languages}？", "用哪種語言：{languages}？"),
    " For example: {example}": ("例如：{example}", "例如：{example}"),
    "A night at the hotel": ("酒店一晚", "飯店一晚"),
    "Nora": ("小林", "小林"),
    "Find, Book, Stay": ("查找，预订，入住", "查找，預訂，入住"),
    "or": ("或", "或"),
    ", ": ("、", "、"),
    "made": ("新建", "新建"),
    "added to": ("已补充", "已補充"),
    "as it should be": ("无需改动", "無須更動"),
    "made anew": ("重新生成", "重新產生"),
    "left alone": ("保留原样", "保留原樣"),
    "the map": ("图", "圖"),
    "what a map may hold, for editors": ("编辑器据此补全和检查", "編輯器據此補全與檢查"),
    "VS Code completes and checks maps": ("让 VS Code 补全并检查", "讓 VS Code 補全並檢查"),
    "VS Code offers the extension that does it": ("让 VS Code 推荐所需的扩展", "讓 VS Code 推薦所需的擴充功能"),
    "git leaves the build's cache alone": ("让 git 忽略构建缓存", "讓 git 忽略建置快取"),
    "next:": ("下一步：", "下一步："),
    "see it while you write": ("边写边看", "邊寫邊看"),
    "draw the journey map and the service blueprint": ("画出旅程图和服务蓝图", "畫出旅程圖與服務藍圖"),
    "A new moment": ("新的一步", "新的一步"),
    "add to it": ("添加一个步骤", "新增一個步驟"),
    "all that a step can say; `blueprint explain` lists the rest": (
        "一个步骤能写什么；`blueprint explain` 列出其余",
        "一個步驟能寫什麼；`blueprint explain` 列出其餘",
    ),
    "an empty text says nothing; leave the option out, or write a name": (
        "空白不算答案：请写一个名字，或去掉这个选项",
        "空白不算答案：請寫一個名字，或去掉這個選項",
    ),
    "that has {count} characters; {most} are the most": (
        "有 {count} 个字，最多 {most} 个",
        "有 {count} 個字，最多 {most} 個",
    ),
    "there are characters in it that cannot be seen; write it without them": (
        "里面有看不见的字符，请去掉",
        "裡面有看不見的字元，請去掉",
    ),
    "name at least one stage; commas stand between them": ("至少写一个阶段，用逗号隔开", "至少寫一個階段，用逗號隔開"),
    "those are {count} stages; {most} are the most to begin with": (
        "有 {count} 个阶段，开始时最多 {most} 个",
        "有 {count} 個階段，開始時最多 {most} 個",
    ),
    "write {languages}": ("请写 {languages}", "請寫 {languages}"),
    "nothing was written": ("什么也没有写入", "什麼也沒有寫入"),
}


def spoken(language: str | None) -> str:
    """The language of the conversation: the one of the map if it was named, else that of the terminal."""
    if language:
        return language
    said = next((v for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (v := os.environ.get(name))), "")
    tag = said.partition(".")[0].lower().replace("-", "_")
    if not tag.startswith("zh"):
        return "en"
    return "zh-Hant" if tag.endswith(("_tw", "_hk", "_mo")) or "hant" in tag else "zh-Hans"


def say(text: str, language: str) -> str:
    """English words in the language, if we have them in it; what depends on the case stays English."""
    chinese = _CHINESE.get(text)
    if chinese is None or not language.startswith("zh"):
        return text
    return chinese[1] if language == "zh-Hant" else chinese[0]
