"""Odd scalars, keys and texts: what a writer, an editor or an enemy may put into a file."""

# ruff: noqa: E501 - tables of values read best as they are wrapped

from __future__ import annotations

from random import Random

SKALARER = (
    "", "~", "null", "Null", "NULL", "nan", ".nan", ".NaN", "inf", "-inf", ".inf", "-.inf", "+.INF",
    "1e999", "-1e999", "1e-999", "1E+400", "0x1F", "0o17", "0b1", "012", "1_000", "1.964", "12.5",
    "8,21", "8,2,1", "5.980", "5.98", "1.2.3", "1 000", "1\u00a0000", "1'000", "½", "²", "٣", "Ⅷ",
    "٨٩", "𝟙𝟚", "10**10", "-1", "-0", "+5", "--5", "0", "0,0", "00000000000001", "9" * 30,
    "9" * 400, "9" * 5000, "0," + "9" * 400, "1" + "0" * 4400, "-" + "9" * 4301, "1e4300",
    "true", "false", "True", "yes", "no", "Yes", "NO", "on", "off", "ja", "nej", "Ja", "JA", "y",
    "2027-01-01", "2027-1-1", "2027-02-30", "0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01",
    "-0001-01-01", "2027-01-01T00:00:00Z", "2027-01-01 24:00:00", "01-02-2027", "1. marts 2027",
    "12:30", "12:30:61", "190:20:30", "2020-21", "2021/22", "2020-19", "99/00", "2020-2999",
    "ikke oplyst", "Ikke oplyst", "-", "–", "..", "*", "**", "?", "? a", "|", ">", "|-", ">+2", "|9",
    "!!str 5", "!!int x", "!!binary aGVq", "!!python/object/apply:os.system [id]", "!!set {a, b}",
    "!<tag:yaml.org,2002:str> x", "!lokal x", "! x", "!!omap [a: 1]", "!!timestamp 2001-12-14",
    "!!float nan", "!!null ''", "!!merge <<", "&a x", "&a [*a]", "*a", "*findes_ikke", "&a &b x",
    "[]", "{}", "[[]]", "[{}]", "[null]", "{a: }", "{a, b}", "[a, , b]", "[a, b", "{a: b", "]", "}",
    "{fil: }", "{fil: a.md}", "{fil: ../a.md}", "{fil: projekt.yaml}", "{fil: /dev/zero}",
    "{fil: afdelinger.csv}", "{fil: noegletal.xlsx, ark: findes ikke}", "{fil: CON}", "{fil: .}",
    "{fil: [a]}", "{fil: {fil: a}}", "{fil: afsnit}", "{ingen: x}", "{ingen: }", "{afklares: }",
    "{tekst: }", "{tekst: {tekst: x}}", "{navn: x}", "{værdi: 1}", "{<<: {a: b}}", "<<",
    "'", '"', "'a", '"a', "''", '""', "' '", '"\\x00"', '"\\u0000"', '"\\ud800"', '"\\udfff"',
    '"\\ud83d\\ude00"', '"\\U0010FFFF"', '"\\UFFFFFFFF"', '"\\x1b[31mrød\\x1b[0m"', '"\\a\\b\\e"',
    '"\\u202e\\u2066bagvendt"', '"\\u200b"', '"\\ufeff"', '"\\uffff"', '"\\ufdd0"', '"\\x85"',
    '"\\u2028\\u2029"', '"\\N\\_\\L\\P"', '"\\q"', '"\\x1"', '"a\\\n  b"', "'a\n\n\n  b'",
    "# kun en kommentar", "a # b", "a: b", "a: b: c", "- a", "- - - a", "? a : b", "@a", "`a`",
    "%TAG ! x", "---", "...", "--- a", "\ta", "a\tb", "a\t#b", "\u00a0", "\u2003", "\u3000",
    "e\u0301", "A\u030a", "\u0301", "e" + "\u0301" * 60, "ﷺ" * 3, "👩‍👩‍👧‍👦", "🇩🇰", "İ", "ß", "ŉ", "ſ",
    "ﬁ", "K", "Å", "\u1e9e", "\u0130stanbul", "x" * 300, "x" * 20_000, "x " * 5_000, "å" * 4_000,
    "[" * 60, "[" * 2000, "{a: " * 45, "(" * 500, "- " * 200 + "a", "a: " * 50, "\\", "\\\\?\\C:\\x",
    "C:\\x", "//server/x", "http://x.dk/?a=b&c", "file:///etc/passwd", "<script>alert(1)</script>",
    "&amp;", "&#0;", "&#x1F;", "]]>", "<!--", "<?xml?>", "#let x = 1", "#panic()", "$x$", "@kilde",
    "=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "%s%s%n", "{0}", "${HOME}", "$(id)", "`id`", "; rm x",
)  # fmt: skip
"""As they would stand after a colon."""

NØGLER = (
    "<<", "~", "null", "''", "' '", "1", "1.5", "true", "ja", "[a]", "{a: b}", "? a", "&x a", "*x",
    "!!str a", "fil", "ark", "tekst", "navn", "ingen", "afklares", "afsnit", "figurer", "fodnoter",
    "indsatsomraader", "Indsatsområder", "INDSATSOMRÅDER", "indsatsområder ", "\u200bnavn", "nav\u006e\u0303",
    "a" * 2000, "__class__", "__init__", "model_config", "model_fields", "self", "items", "keys",
    "get", "0", "-1", "æøå", "e\u0301", "\u202enavn", "a.b", "a/b", "a b", "a: b", '"a\\nb"',
    '"a\\x00b"', '"\\ud800"', "|", ">", "- a", "#", "😀",
)  # fmt: skip

UDTRYK = (
    "''.__class__", "''.__class__.__mro__[1].__subclasses__()", "self.__init__.__globals__",
    "cycler.__init__.__globals__.os.popen('id').read()", "lipsum.__globals__['os']", "joiner",
    "namespace", "range(10**9)", "'a'*10**9", "9**9**9**9", "'%1000000000d'%1", "tal|attr('x')",
    "tal|map(attribute='__class__')|list", "''|format", "'{0.__class__}'.format(1)", "tal",
    "tal.fravær", "tal.fravær.sammenligning", "tal.fravær.udvikling", "tal.findes_ikke", "afdelinger",
    "afdelinger.antal", "afdelinger.navne", "afdelinger.gruppe('nye').antal", "periode", "kommune",
    "nøgletal('x').dømte", "kriterier.over('dømte','parallelsamfund').antal", "helhedsplan",
    "kriterier.forebyggelsesområde.navne", "tal.", ".tal", "a" + ".a" * 3000, "(" * 3000, "-" * 3000,
    "not " * 2000, "'", '"', "", " ", "\n", "1", "true", "{", "[1,2", "x if y", "\ud7ff",
    "ｔａｌ.fravær", "tal․fravær", "tal\u200b.fravær", "__ⅽlass__", "afdelinger.gruppe('" + "x" * 900 + "')",
)  # fmt: skip
"""Between ``{{`` and ``}}``: Jinja's known ways out, and our own values held wrongly."""

MARKDOWN = (
    "*" * 400, "**" * 300 + "a" + "**" * 300, "_a " * 300, "`" * 300, "`a" * 300, "[" * 400,
    "[a](" * 200, "![a](b)" * 20, "[a](javascript:alert(1))", "[a](<b>)", "[a]: b\n\n[a]", "<" * 300,
    "<a>" * 100, "<!-- a", "<b>a</b>", "<http://a.dk>", "http://a.dk", "# a\n" * 50, "####### a", "#",
    "> " * 60 + "a", "> a\n" * 60, "- " * 60 + "a", "1. " * 60 + "a", "999999999999. a", "0. a",
    "".join(f"{'  ' * n}- a\n" for n in range(50)), "".join(f"{'   ' * n}1. a\n" for n in range(30)),
    "|a|b|\n|-|-|\n|c|\n", "|a|\n|-|\n" + "|b|\n" * 300, "|" * 300 + "\n|" + "-|" * 299 + "\n",
    "|a|b|\n|:-:|-:|\n|[^x]|`a\\|b`|\n", "||\n|-|\n||\n", "[^a]", "[^a]\n\n[^a]: b", "[^a]: [^a]",
    "[^a]\n\n[^a]: x [^b]\n[^b]: y [^a]", "[^a]\n\n[^a]: |a|\n    |-|\n", "^[a ^[b]]", "[^" + "a" * 900 + "]",
    "[^a][^b][^c]" * 40, "***\n" * 40, "    kode\n", "```\na", "~~~\n" * 9, "a  \nb\\\nc", "\\" * 300,
    "\\*\\_\\[", "&amp;&lt;&#0;&#x110000;&nbsp;", "&" * 300, "a\u00adb", "\u2011", "\u202ea\u202c",
    "e\u0301" * 200, "👩‍👩‍👧‍👦" * 50, "العربية", "עברית abc", "汉字" * 100, "𝔘𝔫𝔦", "\ufffd", "\U000f0000",
    "\U0010fffd", "\ue000", "a" * 8000, "a " * 4000, "a\n" * 600, "a\n\n" * 300, "§ 61 b, stk. 1, nr. 2",
    "12 pct. 12% 12 % 12procent", "1.234.567,89 kr.", "50 60 70 " * 100, "f.eks. bl.a. m.m. " * 60,
    "BIF ABC XYZ " * 60, "Afd. 50 og afdeling 50", "010203-1234", "navn@x.dk 12345678", "TODO XXX [indsæt]",
    "{% for a in b %}", "{# a #}", "{{", "}}", "{{ {{ }} }}", "{{'}}'}}", "{{ tal.fravær }}..", "{%-", "${{",
    "#let a = 1", "$ a_b $", "@a <a> #a", "= a", "/ a: b", "+ a", "// a", "/* a", "\\u{1F600}", "~a~", "^a^",
    "==a==", "++a++", ":::a", "- [ ] a", "term\n: def", "*[a]: b", "$$a$$", "\\(a\\)", "@@", "--", "---",
    "...", "'a' \"b\"", "(c) (tm) +-",
)  # fmt: skip

KOMMANDOTEGN = ("\x00", "\x01", "\x07", "\x08", "\x0b", "\x0c", "\x1b[2J", "\x7f", "\x80", "\x85", "\x9b31m",
                "\u2028", "\u2029", "\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\ufffe", "\uffff",
                "\ud800", "\udfff", "\U000e0041", "\u0300", "\r", "\r\n", "\t", "\xa0")  # fmt: skip
"""Characters that some step may trip over; the lone surrogates become bytes that are no UTF-8."""

LED = (
    "indhold/plan", "indhold/plan/", "./indhold/../indhold/plan", "indhold/plan/projekt.yaml",
    "indhold/plan/findes-ikke", "indhold", "tom", "løs.yaml", "findes-ikke", "", " ", ".", "..", "-",
    "--", "/dev/null", "/dev/zero", "a" * 300, "a/" * 3000, "\udce5", "e\u0301",
    "C:\\x", "\\\\server\\x", "HEAD:indhold/plan", "x.docx", "~", "*", "\n", "\x1b[31m", "--format",
    "--format=json", "--rapport", "--rapport=json", "json", "--ud", "ud", "--ud=", "--ud=løs.yaml",
    "--endelig", "--streng", "--uden-cache", "--hook", "--help", "--version", "--format=xml", "-x",
    "--format=docx,md", "--format=,", "periode-over-fire-aar", "--katalog", "\x07\x9b31m",
)  # fmt: skip
"""Words of a command line."""


def skalar(rng: Random) -> str:
    """Return an odd scalar, as it stands in YAML."""
    valg = rng.random()
    if valg < 0.8:
        return rng.choice(SKALARER)
    if valg < 0.9:
        return tekst_i_yaml(rng, tekst(rng))
    return rng.choice(SKALARER)[:50] + rng.choice(KOMMANDOTEGN) + rng.choice(SKALARER)[:50]


def tekst(rng: Random) -> str:
    """Return a text for a Markdown field: torture, expressions, or several of each."""
    dele = []
    for _ in range(rng.choice((1, 1, 1, 2, 3, 6))):
        valg = rng.random()
        if valg < 0.55:
            del_ = rng.choice(MARKDOWN)
        elif valg < 0.85:
            del_ = "{{ " + rng.choice(UDTRYK) + " }}"
        elif valg < 0.93:
            del_ = f"ord {rng.choice(KOMMANDOTEGN)} ord"
        else:
            del_ = "".join(
                rng.choice("*_`[]()!<>{}#|^~\\:-+.\"' \na1å") for _ in range(rng.randrange(80))
            )
        dele.append(del_)
    return rng.choice(("", " ", "\n", "\n\n")).join(dele)


def tekst_i_yaml(rng: Random, værdi: str) -> str:
    """Return a text as a double-quoted scalar, every control character escaped."""
    ud = []
    for tegn in værdi:
        kode = ord(tegn)
        if tegn in '"\\':
            ud.append("\\" + tegn)
        elif tegn == "\n":
            ud.append("\\n")
        elif kode < 32 or 0x7F <= kode < 0xA0 or 0xD800 <= kode < 0xE000 or rng.random() < 0.01:
            ud.append(f"\\U{kode:08x}")
        else:
            ud.append(tegn)
    return '"' + "".join(ud) + '"'
