# scene_labels.py: which gold record a scene of dateline-cli extract --training tells of
#
# Copyright 2026 The Dateline authors
#
# SPDX-License-Identifier: GPL-3.0-or-later

import datetime
import re

# Of no gold record: its day contradicts them all.
OTHER = 'other'
CERTAIN, MARGIN = 1.9, 0.6
RECENT_DAYS = 62
# Words that many victims share.
COMMON = set('the a an of in and to for on at by with from his her their other others several some '
             'many people person one two three four five six seven eight nine ten'.split())
KINDS = {'ATTACK': {'armed_assault', 'assassination', 'unarmed_assault', 'clash', 'air_strike',
                    'riot', 'unknown', 'facility_attack'},
         'BOMBING': {'bombing', 'air_strike'}, 'KIDNAPPING': {'kidnapping', 'hostage_barricade'},
         'ARSON': {'facility_attack'}, 'ROBBERY': {'armed_assault', 'unknown', 'riot'},
         'HIJACKING': {'hijacking'}}
FAMILIES = ({'armed_assault', 'assassination', 'unarmed_assault', 'unknown'},
            {'kidnapping', 'hostage_barricade', 'hijacking'})


def stem(word):
    if word in ('men', 'women'):
        return word[:-2] + 'an'
    if len(word) > 4 and word.endswith('ies'):
        return word[:-3] + 'y'
    if len(word) > 3 and word.endswith('s') and not word.endswith('ss'):
        return word[:-1]
    return word


def words_of(text):
    return [stem(word) for word in re.findall(r'[a-z0-9]+', (text or '').lower())]


def content_of(texts):
    lists = [[w for w in words_of(t) if w not in COMMON and not w.isdigit()] for t in texts]
    return [words for words in lists if words]


def phrase_of(name):
    return ' '.join(words_of(name))


def day_of(value, last=False):
    """The first or last day of a partial date as a number, None if there is none."""
    if not value or '?' in value:
        return None
    parts = [int(x) for x in value[:10].split('-')]
    try:
        if len(parts) == 3:
            return datetime.date(*parts).toordinal()
        year, month = parts[0], parts[1] if len(parts) == 2 else 12 if last else 1
        if not last:
            return datetime.date(year, month, 1).toordinal()
        return datetime.date(year + month // 12, month % 12 + 1, 1).toordinal() - 1
    except ValueError:
        return None


class MucRecord:
    def __init__(self, template):
        def fillers(slot):
            return [a for filler in template.get(slot) or [] for a in filler['alt']]
        levels = [place['levels'] for place in template.get('location') or []]
        self.names = content_of(fillers('hum_tgt_name'))
        self.things = content_of(fillers('hum_tgt_desc') + fillers('phys_tgt_id'))
        self.towns = {phrase_of(path[-1][0]) for path in levels if len(path) > 1}
        self.places = {phrase_of(level[0]) for path in levels for level in path[1:]}
        self.kinds = set().union(*(KINDS.get(kind, set()) for kind in fillers('type')))
        self.killed, self.days = None, []
        for date in template.get('date') or []:
            first, last = day_of(date.get('from')), day_of(date.get('to'), True)
            if last:
                self.days.append((first or last - RECENT_DAYS, last + (not first), bool(first)))


class NewsRecord:
    def __init__(self, record):
        self.names = []
        self.things = content_of(re.split(r'[;,]| and ', record.get('target') or ''))
        towns = [record.get('city')] + (record.get('city_also') or [])
        self.towns = {phrase_of(town) for town in towns if town}
        self.places = self.towns | {phrase_of(record.get('admin1'))} - {''}
        self.kinds = next((f for f in FAMILIES if record.get('type') in f), {record.get('type')})
        self.killed = (record.get('killed') or [None])[0]
        first, last = day_of(record.get('date')), day_of(record.get('date'), True)
        self.days = [(first, last, True)] if first else []


def score_sides(record, said, suffered):
    """Whether those who suffered are the record's: by name, by their words, anywhere in the
    sentence."""
    best = 0
    for name in record.names:
        if name[-1] in suffered or len(name) > 1 and sum(w in suffered for w in name) > 1:
            best = max(best, 3)
        elif name[-1] in said and sum(w in said for w in name) >= min(2, len(name)):
            best = max(best, 2)
    for words in record.things:
        if all(w in suffered for w in words):
            best = max(best, 2.2)
        elif all(w in said for w in words):
            best = max(best, 1.4)
        elif words[-1] in suffered:
            best = max(best, 1)
    return best


def score_days(record, scene):
    first, last = day_of(scene.get('from')), day_of(scene.get('to'), True)
    if not first or not last or not record.days:
        return 0
    if any(last >= a and first <= b for a, b, _ in record.days):
        return 1 if any(exact for _, _, exact in record.days) else 0.5
    return -3 if min(min(abs(last - a), abs(first - b)) for a, b, _ in record.days) > 1 else 0


def score(record, scene, sentence, suffered, towns):
    said = set(sentence)
    named = {town for town in towns if f' {town} ' in f' {" ".join(sentence)} '}
    total = score_sides(record, said, suffered) + score_days(record, scene)
    if named:
        total += 1.5 if named & record.towns else 0 if named & record.places else -1
    total += 0.7 if scene['type'] in record.kinds else -0.5
    if record.killed and scene.get('killed') is not None:
        same = scene['killed'] == record.killed
        total += 1.8 if same and record.killed > 1 else 0.5 if same else -0.7
    return total


def label_of(records, scene, text, towns):
    sentence = words_of(text[scene['start']:scene['end']])
    suffered = {w for words in scene['patients'] for w in words_of(words)}
    ranks = sorted(((score(record, scene, sentence, suffered, towns), i)
                    for i, record in enumerate(records)), reverse=True)
    if not ranks:
        return None
    if ranks[0][0] >= CERTAIN and (len(ranks) == 1 or ranks[0][0] - ranks[1][0] >= MARGIN):
        return ranks[0][1]
    return OTHER if scene.get('from') and ranks[0][0] <= -2 else None


def between(found, kinds, n_records):
    """Also those that only refer to an act: of the act that the text tells before and after."""
    known = list(found)
    for i, kind in enumerate(kinds):
        if found[i] is not None or kind not in ('frame', 'reference', 'bare'):
            continue
        before = next((x for x in reversed(found[:i]) if x is not None), None)
        after = next((x for x in found[i + 1:] if x is not None), None)
        if before not in (None, OTHER) and (before == after or after is None and n_records == 1):
            known[i] = before
    return known


def labels(corpus, document, scenes, kinds):
    """For each scene the index of its gold record, OTHER, or None if that is not clear."""
    records = [MucRecord(t) for t in document['templates']] if corpus == 'muc' else \
        [NewsRecord(r) for r in document['incidents']]
    towns = set().union(*(record.towns for record in records))
    found = [label_of(records, scene, document['text'], towns) for scene in scenes]
    return between(found, kinds, len(records))


def comparable(a, b):
    """Whether two labels say that scenes are of one act or of two."""
    return a is not None and b is not None and not a == b == OTHER
