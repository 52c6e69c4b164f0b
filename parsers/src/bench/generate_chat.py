#!/usr/bin/env python3
"""Writes chat-text exports of any size: invented people, invented text, the same bytes for the same seed.

usage: generate_chat.py --format android|ios (--messages N | --mb M) [--seed S] OUT.txt

android: "dd/MM/yyyy, HH:mm - Name: text"          LF line ends
ios:     "[dd/MM/yyyy, HH:mm:ss] Name: text"       CRLF line ends, U+200E before attachments and system lines
Mix (per message): 84% plain one-line, 7% multi-line (2-6 lines), 5% media, 1% system, 3% emoji-heavy / non-Latin.
A line inside a multi-line message sometimes starts with digits or '[' (near-header traps).
"""
import argparse
import datetime
import hashlib
import random
import sys

NAMES = ["Alice Ward", "Bob O'Neil", "Chloë Ångström", "+44 7700 900123", "Dr. Rao: Clinic", "Élodie", "Farid", "Grace 🌸",
         "Hiro 田中", "Ines", "Jamal", "Kath"]
WORDS = ("the of and a to in is you that it he was for on are as with his they I at be this have from or one had by word but not what "
         "all were we when your can said there use an each which she do how their if will up other about out many then them these so "
         "some her would make like him into time has look two more write go see number no way could people my than first water been "
         "call who oil its now find long down day did get come made may part over new sound take only little work know place year live "
         "me back give most very after thing our just name good sentence man think say great where help through much before line right "
         "too mean old any same tell boy follow came want show also around form three small set put end does another well large must "
         "big even such because turn here why ask went men read need land different home us move try kind hand picture again change off "
         "play spell air away animal house point page letter mother answer found study still learn should café naïve £20 ok haha lol tmrw").split()
EMOJI = ["😂", "❤️", "👍🏽", "🙏", "👨‍👩‍👧‍👦", "🇬🇧", "🎉", "😭", "🤷‍♀️", "🔥"]
OTHER = ["नमस्ते, कैसे हो?", "今日は会議があります。", "مرحبا كيف حالك", "Привет, как дела?", "Γεια σου", "สวัสดีครับ"]
TRAPS = ["12/05/2023 was the date", "[draft] see below", "10:30 - bring the file", "1) milk", "2) eggs", "- item", "https://example.org/a?b=c&d=1", ""]
SYS_A = ["Messages and calls are end-to-end encrypted. No one outside of this chat, not even WhatsApp, can read or listen to them. Tap to learn more.",
         "Alice Ward added Farid", "Bob O'Neil changed the subject from \"Flat\" to \"Flat 2\"", "Kath left", "Ines changed this group's icon"]
EXT = [("IMG", "jpg", 70), ("VID", "mp4", 8), ("PTT", "opus", 15), ("STK", "webp", 5), ("DOC", "pdf", 2)]


class Gen:
    def __init__(self, fmt, seed):
        self.r = random.Random(seed); self.fmt = fmt
        self.t = datetime.datetime(2019, 1, 3, 9, 0, 0); self.n = 0; self.media = []

    def words(self, lo, hi):
        r = self.r
        return " ".join(r.choices(WORDS, k=r.randint(lo, hi)))

    def message(self):
        r, ios = self.r, self.fmt == "ios"
        self.n += 1
        self.t += datetime.timedelta(seconds=int(r.expovariate(1 / 900)) + 1)
        nl = "\r\n" if ios else "\n"
        head = self.t.strftime("[%d/%m/%Y, %H:%M:%S] ") if ios else self.t.strftime("%d/%m/%Y, %H:%M - ")
        x = r.random()
        if x < 0.01:
            return head + (("Flat: \u200e" + r.choice(SYS_A)) if ios else r.choice(SYS_A)) + nl
        name = r.choice(NAMES)
        if x < 0.06:
            k, e, _ = r.choices(EXT, weights=[w for *_, w in EXT])[0]
            if ios:
                kind = {"IMG": "PHOTO", "VID": "VIDEO", "PTT": "AUDIO", "STK": "STICKER", "DOC": "report"}[k]
                f = "%08d-%s-%s.%s" % (self.n, kind, self.t.strftime("%Y-%m-%d-%H-%M-%S"), e)
                self.media.append(f)
                return "\u200e" + head + name + ": \u200e<attached: " + f + ">" + nl
            if r.random() < 0.3:
                return head + name + ": <Media omitted>" + nl
            f = "%s-%s-WA%04d.%s" % (k, self.t.strftime("%Y%m%d"), len(self.media) % 10000, e)
            self.media.append(f)
            cap = (nl + self.words(2, 12)) if r.random() < 0.2 else ""
            return head + name + ": " + ("\u200e" if r.random() < .5 else "") + f + " (file attached)" + cap + nl
        if x < 0.13:
            ls = [self.words(3, 14)]
            for _ in range(r.randint(1, 5)):
                ls.append(r.choice(TRAPS) if r.random() < 0.3 else self.words(2, 16))
            return head + name + ": " + ("\n" if ios else nl).join(ls) + nl
        if x < 0.16:
            return head + name + ": " + (r.choice(OTHER) if r.random() < .4 else self.words(1, 6) + " " + "".join(r.choices(EMOJI, k=r.randint(1, 6)))) + nl
        if x < 0.17:
            return head + name + ": " + r.choice(["This message was deleted", "You deleted this message", "Missed voice call"]) + nl
        return head + name + ": " + self.words(1, 18) + (" " + r.choice(EMOJI) if r.random() < .08 else "") + nl


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--format", choices=["android", "ios"], default="android")
    ap.add_argument("--messages", type=int); ap.add_argument("--mb", type=float)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("out")
    a = ap.parse_args()
    g = Gen(a.format, a.seed); limit = int(a.mb * 1e6) if a.mb else None; size = 0
    with open(a.out, "wb", buffering=1 << 20) as f:
        # the clock runs on past 9999 at 1 GB: wrap the year range by restarting the clock every 400k messages
        while True:
            if a.messages and g.n >= a.messages: break
            if limit and size >= limit: break
            if g.n and g.n % 400000 == 0: g.t = datetime.datetime(2019, 1, 3, 9, 0, 0)
            b = g.message().encode(); size += len(b); f.write(b)
    print(f"{a.out}: {g.n} messages, {size} bytes, {len(g.media)} media refs, sha256 {hashlib.sha256(open(a.out,'rb').read()).hexdigest()[:16]}", file=sys.stderr)


main()
