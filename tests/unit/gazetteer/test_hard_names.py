#!/usr/bin/env python3
# test_hard_names.py DATELINE-CLI HARD-NAMES.tsv [LEAST-RATE]
#
# Copyright 2026 The Dateline authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks “dateline-cli geocode --batch” for the hard names, prints the misses and the hit rate by
kind, and fails if the rate falls below LEAST-RATE. A hit lies within the row's distance, in the
row's country where one is given."""

import collections
import json
import math
import subprocess
import sys


def read(path):
    with open(path, encoding='utf-8') as lines:
        rows = [line.rstrip('\n').split('\t') for line in lines if not line.startswith('#')]
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def distance_km(lat, lon, other_lat, other_lon):
    a, b = math.radians(lat), math.radians(other_lat)
    h = (math.sin((b - a) / 2) ** 2 +
         math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2)
    return 12742.0176 * math.asin(min(1.0, math.sqrt(h)))


def ask(cli, rows):
    questions = [{'id': str(i), 'name': row['name'],
                  **({'country': row['country']} if row['country'] != '-' else {})}
                 for i, row in enumerate(rows)]
    lines = ''.join(json.dumps(q, ensure_ascii=False) + '\n' for q in questions)
    done = subprocess.run([cli, 'geocode', '--batch', '-'], input=lines.encode(),
                          stdout=subprocess.PIPE, check=True)
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    return {answer['id']: answer for answer in answers}


def is_hit(row, answer):
    if answer.get('lat') is None:
        return False
    first = (answer.get('candidates') or [{}])[0]
    if row['answer_country'] and first.get('country') not in (None, row['answer_country']):
        return False
    return distance_km(float(row['lat']), float(row['lon']), answer['lat'],
                       answer['lon']) <= float(row['within_km'])


def main():
    rows = read(sys.argv[2])
    least = float(sys.argv[3]) if len(sys.argv) > 3 else 0.0
    answers = ask(sys.argv[1], rows)
    hits, asked = collections.Counter(), collections.Counter()
    for i, row in enumerate(rows):
        answer = answers.get(str(i), {})
        asked[row['kind']] += 1
        hits[row['kind']] += is_hit(row, answer)
        if not is_hit(row, answer):
            first = (answer.get('candidates') or [{}])[0]
            print('missed: %s, %s: got %s (%s)' % (
                row['name'], row['country'], first.get('name'), first.get('gazetteer_id')))
    for kind in sorted(asked):
        print('%-14s %d of %d' % (kind, hits[kind], asked[kind]))
    rate = sum(hits.values()) / len(rows)
    print('%d of %d hard names: %.3f' % (sum(hits.values()), len(rows), rate))
    return 0 if rate >= least else 1


sys.exit(main())
