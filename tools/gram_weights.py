"""Make src/mou_tui/agreements/weights.json: which four-letter grams are common in news of agreements.

gram_weights.py FOLDER    a folder of articles; only those that name an agreement early are counted

Two stories are likened by their grams, and what every story of a signing has (ลงนาม, บันทึกข้อตกลง) says nothing.
The file names the grams that one story in 66 has at least, by the share of stories that have them, in steps.
"""

import json
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path

from mou_tui.agreements.likeness import HEADLINE, grams, lead_of
from mou_tui.loaders import readable

CUES = ("ลงนาม", "MOU", "MoU", "เอ็มโอยู", "บันทึกข้อตกลง", "บันทึกความ")
LEAST = 0.015


def main(folder: Path) -> int:
    counts: Counter[str] = Counter()
    stories = 0
    for path in sorted(folder.rglob("*.txt")):
        for article in readable(path)[0]:
            if any(cue in article.text[:800] for cue in CUES):
                stories += 1
                counts.update(grams(article.title[:HEADLINE]) | grams(lead_of(article.title, article.text)))
    shares: dict[str, list[str]] = defaultdict(list)
    for gram, count in counts.items():
        share = count / stories
        if share >= LEAST and not any(letter.isdigit() for letter in gram):
            shares[str(round(math.exp(round(math.log(share * 10_000) * 6) / 6)))].append(gram)
    table = {"shares": {share: sorted(some) for share, some in sorted(shares.items(), key=lambda item: int(item[0]))}}
    target = Path(__file__).resolve().parents[1] / "src" / "mou_tui" / "agreements" / "weights.json"
    target.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")), "utf-8")
    print(f"{stories} stories, {sum(map(len, shares.values()))} common grams")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
