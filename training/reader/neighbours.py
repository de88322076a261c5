"""Passages that are near a question by their words: BM25 (Robertson and Zaragoza, 2009) with k1 0.9 and b 0.75."""

import math
import re
from collections import Counter, defaultdict

K1, B = 0.9, 0.75
# Words of more than this share of passages tell nothing.
COMMON = 0.3


def words(text):
    return re.findall(r"[a-z0-9]+", text.lower())


class Neighbours:
    def __init__(self, texts, common=COMMON):
        self.most = common * len(texts)
        counts = [Counter(words(text)) for text in texts]
        self.lengths = [sum(count.values()) for count in counts]
        self.average = sum(self.lengths) / len(texts)
        self.postings = defaultdict(list)
        for number, count in enumerate(counts):
            for word, times in count.items():
                self.postings[word].append((number, times))

    def of(self, question, most=12):
        """Numbers of texts, best first."""
        total = len(self.lengths)
        scores = defaultdict(float)
        for word in set(words(question)):
            postings = self.postings.get(word, ())
            if len(postings) > self.most:
                continue
            rarity = math.log(1 + (total - len(postings) + 0.5) / (len(postings) + 0.5))
            for number, times in postings:
                length = 1 - B + B * self.lengths[number] / self.average
                scores[number] += rarity * times * (K1 + 1) / (times + K1 * length)
        return sorted(scores, key=scores.get, reverse=True)[:most]
