"""Plain-text transcripts as tools write them, and text that only looks like one."""

# What each tool writes, and who says what.
SHAPES = {
    "zoom captions": (
        "[Nora Quist] 00:01:02\nHello all.\n\n[Idris Falk] 00:01:05\nHi Nora.\n\n",
        [("Nora Quist", "Hello all."), ("Idris Falk", "Hi Nora.")],
    ),
    "teams docx": (
        "0:0:0.0 --> 0:0:1.510\nNora Quist\nOK. Yeah.\n\n0:0:-2.0 --> 0:0:3.5\nIdris Falk\nFine.\n",
        [("Nora Quist", "OK. Yeah."), ("Idris Falk", "Fine.")],
    ),
    "teams docx, glued": (
        (
            "0:0:0.0 --> 0:0:0.870Nora QuistYeah, right.0:0:4.560 --> 0:0:6.1Idris McFalkFine."
            "0:0:7.0 --> 0:0:8.0Nora QuistGood"
        ),
        [("Nora Quist", "Yeah, right."), ("Idris McFalk", "Fine."), ("Nora Quist", "Good")],
    ),
    "teams docx, glued, Chinese": (
        "0:0:0.0 --> 0:0:0.870陆明远可以。0:0:4.560 --> 0:0:6.1陆明远那就这样。",
        [("陆明远", "可以。"), ("陆明远", "那就这样。")],
    ),
    "otter": (
        "Nora Quist  0:49\nOkay, so.\n\nUnknown Speaker  1:02\nhm\n\nNora Quist  1:10\nYes\n",
        [("Nora Quist", "Okay, so."), ("", "hm"), ("Nora Quist", "Yes")],
    ),
    "meet": (
        "Nora Quist (10:02)\nHello\n\nIdris Falk (10:03)\nHi\n",
        [("Nora Quist", "Hello"), ("Idris Falk", "Hi")],
    ),
    "names only": (
        "Nora: Hello, how are you?\nIdris: I am fine.\nNora: Good.\n",
        [("Nora", "Hello, how are you?"), ("Idris", "I am fine."), ("Nora", "Good.")],
    ),
    "minutes in brackets": (
        "[00:15] Nora: we go\n[00:20] Idris: fine\n",
        [("Nora", "we go"), ("Idris", "fine")],
    ),
    "numbered speakers": (
        "[00:00:03] Speaker 0: hello\n[00:00:09] Speaker 1: yes\n",
        [("", "hello"), ("", "yes")],
    ),
    "bold": (
        "**[00:00:15] Nora Quist:**\nWe start.\n\n**[00:00:20] Idris Falk:**\nFine.\n",
        [("Nora Quist", "We start."), ("Idris Falk", "Fine.")],
    ),
    "飞书妙记": (
        (
            "2026年6月15日 下午 11:32|1小时 8分钟 33秒\n\n关键词:\n预算、上线\n\n文字记录:\n"
            "说话人 1 00:02\n喂，听得到吗。\n\n陆明远 00:03\n听得到。\n"
        ),
        [("", "喂，听得到吗。"), ("陆明远", "听得到。")],
    ),
    "飞书妙记, inline": (
        "说话人 1 00:00:00在外围我们看过\n说话人 2 00:00:09好的\n",
        [("", "在外围我们看过"), ("", "好的")],
    ),
    "讯飞听见": (
        "说话人1 00:00\n大家好\n说话人2 00:05\n你好\n",
        [("", "大家好"), ("", "你好")],
    ),
    "time behind the name": (
        "陆明远(00:00:05):\n大家好\n祝清(00:00:09):\n你好\n",
        [("陆明远", "大家好"), ("祝清", "你好")],
    ),
    "the writer": (
        "本人：大家好，我先说。\n祝清：好的，你说。\n本人：那我开始。\n",
        [("", "大家好，我先说。"), ("祝清", "好的，你说。"), ("", "那我开始。")],
    ),
    "time in front": (
        "(00:00:10) 陆明远：好的\n(00:00:12) 祝清：行\n",
        [("陆明远", "好的"), ("祝清", "行")],
    ),
    "time in lenses": (
        "【00:00:20】祝清：我补充\n【00:00:29】陆明远：请\n",
        [("祝清", "我补充"), ("陆明远", "请")],
    ),
    "time between": (
        "陆明远 00:01:23: 内容\n祝清 00:01:29: 内容二\n",
        [("陆明远", "内容"), ("祝清", "内容二")],
    ),
    "headings": (
        "## 本人 00:00:05\n大家好\n## 祝清 00:00:09\n你好\n",
        [("", "大家好"), ("祝清", "你好")],
    ),
    "bold headings": (
        "### **陆明远** [00:00:30]\n好\n### **祝清** [00:00:35]\n好\n",
        [("陆明远", "好"), ("祝清", "好")],
    ),
    "list": (
        "- **本人**：我先说两句。\n- **祝清**：好的你说。\n- **本人**：嗯。\n",
        [("", "我先说两句。"), ("祝清", "好的你说。"), ("", "嗯。")],
    ),
    "time, then name": (
        "[00:00:05] 本人\n大家好\n[00:00:09] 祝清\n你好\n",
        [("", "大家好"), ("祝清", "你好")],
    ),
    "range": (
        "00:00:01 --> 00:00:05 祝清: 大家好\n00:00:06 --> 00:00:09 陆明远: 你好\n",
        [("祝清", "大家好"), ("陆明远", "你好")],
    ),
    "微信, one by one": (
        "2025-07-22 20:14 阿梅\n在吗，你看下。\n\n2025-07-22 20:31 我\n好的。\n",
        [("阿梅", "在吗，你看下。"), ("", "好的。")],
    ),
    "微信, copied": (
        "陆明远 10:02\n在吗\n祝清 10:03\n在\n",
        [("陆明远", "在吗"), ("祝清", "在")],
    ),
    "whatsapp, iOS": (
        "[2025/3/1, 10:02:33] Nora: hi\n[2025/3/1, 10:03:33] Idris: hello\n",
        [("Nora", "hi"), ("Idris", "hello")],
    ),
    "whatsapp, Android": (
        "3/1/25, 10:02 AM - Nora Quist: hi\n3/1/25, 10:04 AM - Idris: hello\n",
        [("Nora Quist", "hi"), ("Idris", "hello")],
    ),
    "slack, copied": (
        "Nora Quist\n  10:02 AM\nhi all\nIdris Falk\n  10:05 AM\nhello\n",
        [("Nora Quist", "hi all"), ("Idris Falk", "hello")],
    ),
    "chat of a zoom call": (
        "10:02:33 From Nora Quist to Everyone:\n\thi\n10:02:50 From Idris Falk to All:\n\tyes\n",
        [("Nora Quist", "hi"), ("Idris Falk", "yes")],
    ),
    "chat of a teams call": (
        "[1/3 10:02 AM] Nora Quist\nhi\n[1/3 10:04 AM] Idris Falk\nyes\n",
        [("Nora Quist", "hi"), ("Idris Falk", "yes")],
    ),
    "fathom": (
        "0:00 - Nora Quist (Northlea)\n  Hello.\n\n0:12 - Idris Falk\n  Hi.\n",
        [("Nora Quist", "Hello."), ("Idris Falk", "Hi.")],
    ),
    "span of time": (
        "[00:00:01 - 00:00:04] Nora: hi\n[00:00:05 - 00:00:09] Idris: yes\n",
        [("Nora", "hi"), ("Idris", "yes")],
    ),
    "title behind the name": (
        "陆明远-总经理 00:10\n大家好\n祝清-采购部 00:15\n你好\n",
        [("陆明远", "大家好"), ("祝清", "你好")],
    ),
    "lower case": (
        "nora: hi, how are you?\nidris: i am fine\nnora: ok so we go\nidris: yes\n",
        [
            ("nora", "hi, how are you?"),
            ("idris", "i am fine"),
            ("nora", "ok so we go"),
            ("idris", "yes"),
        ],
    ),
    "names alone": (
        (
            "文字记录\n陆明远\n来了来了。\n祝总\n先吃饭没有？\n陆明远\n吃过了。\n祝总\n那你说。\n"
            "说话人5\n我补充一下。\n陆明远\n好。\n"
        ),
        [
            ("陆明远", "来了来了。"),
            ("祝总", "先吃饭没有？"),
            ("陆明远", "吃过了。"),
            ("祝总", "那你说。"),
            ("", "我补充一下。"),
            ("陆明远", "好。"),
        ],
    ),
    "interview": (
        (
            "Interviewer: What do you need?\nNora: I need speed.\n"
            "Interviewer: Why?\nNora: We lose time.\n"
        ),
        [
            ("", "What do you need?"),
            ("Nora", "I need speed."),
            ("", "Why?"),
            ("Nora", "We lose time."),
        ],
    ),
    "slack": (
        "Nora Quist  10:02 AM\nhi\nIdris Falk  10:05 AM\nhello\n",
        [("Nora Quist", "hi"), ("Idris Falk", "hello")],
    ),
    "diary of chats": (
        "9/4 陆明远：提了离职。\n9/11 陆明远：新的定了。\n9/12 我问他有空没\n",
        [("陆明远", "提了离职。"), ("陆明远", "新的定了。")],
    ),
    "room": (
        "Raum Noether  0:10\nGuten Tag\n\nNora Quist  0:20\nHello\n",
        [("", "Guten Tag"), ("Nora Quist", "Hello")],
    ),
    "phone": (
        "Call-in user 3: hello, can you hear me?\nNora Quist: yes, I can.\n",
        [("", "hello, can you hear me?"), ("Nora Quist", "yes, I can.")],
    ),
    "company behind the name": (
        "00:00:10 陆明远（甲方）：好\n00:00:15 祝清（乙方）：行\n",
        [("陆明远", "好"), ("祝清", "行")],
    ),
}

TRAPS = {
    "questions and answers": (
        "Q: Can we host it?\nA: Yes, you can.\n\nQ: Is there an API?\nA: Yes.\n"
    ),
    "Chinese openings": (
        "第一：成本下降\n第二：效率提升\n问题是：没人管\n我觉得：可以\n"
        "负责人：祝清\n上周：完成了A\n客户说：不行\n"
    ),
    "English openings": "The point is: margin\nRisk: none\nNext step: call Nora\nBudget: 40k\n",
    "a time in a sentence": "会议改到 10:30 开始\n10:00 --> 11:30 产品培训\n",
    "agenda": "09:30 Opening\n10:00 Nora Quist\n10:30 Idris Falk\n11:00 Lunch\n",
    "tasks": "陆明远：提供报价，7月1日\n祝清：准备合同\n陆明远：确认日期\n",
    "titles": "Nora Quist: VP Operations\nIdris Falk: IT Director\n",
    "notes about people": "NORA: two sentences all meeting. The interface stays as it is.\n\n"
    "IDRIS: everything goes through him, he chooses minutes.\n",
    "list of names": "Nora Quist\nIdris Falk\nNora Quist\nTess Orr\nIdris Falk\nTess Orr\n",
    "signature": "Regards\nNora Quist\nNorthlea\n",
    "log of visits": "2025-03-01 10:30 first visit\nsaw the plant\n",
    "web addresses": "https://a.example/x\nhttps://b.example/y\nhttps://c.example/z\n",
    "form": "Name: Nora Quist\nTitle: VP\nCompany: Northlea\nPhone: 1\n",
}
