"""What a trained reader says of rows: ``python tools/event_reader/answers.py rows.jsonl model/ [--base FOLDER] > answers.jsonl``.

One line for each row: the probability of each type from each side to each other. `train.py --answers` learns from them.
"""

import argparse
import json
from pathlib import Path

from network import base_model, network, tokenizer_of
from train import answers, read_rows


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("rows", type=Path)
    ask.add_argument("model", type=Path)
    ask.add_argument("--base", type=Path)
    args = ask.parse_args()
    base = args.base or base_model()
    reader = network(base, args.model).eval()
    for said in answers(reader, tokenizer_of(base), read_rows(args.rows)):
        print(json.dumps([[[round(p, 4) for p in types] for types in others] for others in said.tolist()]))


if __name__ == "__main__":
    main()
