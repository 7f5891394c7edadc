# corpora.py: adapters between the corpora's files, dateline-cli and the corpora's scorers
#
# Copyright 2026 The Dateline authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Each function of KINDS scores one file of a corpus and returns {figure: fraction}. An adapter
# maps formats; it never extracts. What the engine gets is what the file says of an article:
# text, title, date, address. Gold answers are read by the scorers alone (and, for the accuracy on
# gold spans, the spans of toponyms).

import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
# Corpora that count a demonym ("Turkish") as a toponym; the others do not.
WITH_DEMONYMS = {'lgl', 'trnews', 'gwn'}


class Failed(Exception):
    """A command ended badly; the message names it."""


class Bench:
    """The programs and the folder for intermediate files."""

    def __init__(self, cli, scorers, folder):
        self.cli = cli
        self.scorers = scorers
        self.folder = folder

    def file(self, name):
        return os.path.join(self.folder, name)

    def run(self, command, **more):
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)
        if done.returncode not in (0, 1):
            raise Failed('“%s” ended with %d: %s' % (
                ' '.join(map(str, command[:3])), done.returncode,
                done.stderr.decode('utf-8', 'replace').strip()[-500:]))
        return done.stdout.decode('utf-8', 'replace')

    def ask(self, command, rows, *options):
        """Rows as JSON Lines through a command of dateline-cli; its objects, by id."""
        given = self.file('input.jsonl')
        write_lines(given, rows)
        name = '--batch' if command == 'geocode' else '--articles'
        out = self.run([self.cli, command, name, given, *options])
        return {str(row['id']): row for row in map(json.loads, out.splitlines()) if 'id' in row}

    def scorer(self, name, *arguments):
        script = os.path.join(self.scorers, 'score_%s.py' % name)
        return self.run([sys.executable, script, *arguments])

    def scored(self, name, gold, system, *options):
        """What a scorer that prints JSON says of the rows of a system."""
        path = self.file('system.jsonl')
        write_lines(path, system)
        return json.loads(self.scorer(name, gold, path, *options))

    def scored_to_file(self, name, gold, path, *options):
        """The same for a scorer that writes its JSON to a file."""
        out = self.file('scores.json')
        self.scorer(name, gold, path, '--json', out, *options)
        with open(out, encoding='utf-8') as f:
            return json.load(f)


def read_lines(path):
    with open(path, encoding='utf-8') as lines:
        return [json.loads(line) for line in lines if line.strip()]


def write_lines(path, rows):
    with open(path, 'w', encoding='utf-8') as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + '\n')


def article(row, **more):
    """What is known of an article, without the answers."""
    known = {'id': row['id'], 'text': row['text'], 'title': row.get('title'),
             'published': row.get('published') or row.get('date') or row.get('dct'),
             'url': row.get('url'), 'source': row.get('source') or row.get('domain')}
    return {**{k: v for k, v in known.items() if v}, **more}


def empty_or(answers, row, key):
    return {'id': row['id'], key: answers.get(str(row['id']), {}).get(key) or []}


def score_news(bench, path):
    gold = read_lines(path)
    answers = bench.ask('extract', [article(row) for row in gold])
    system = bench.file('system.jsonl')
    write_lines(system, [empty_or(answers, row, 'incidents') for row in gold])
    said = bench.scored_to_file('incidents', path, system, '--quiet')
    figures = {'headline': said['headline'], 'incident_f1': said['detection']['f1'],
               'incident_precision': said['detection']['precision'],
               'incident_recall': said['detection']['recall'],
               'negatives_hit': said['negatives'].get('false_positive_rate')}
    for field, row in said.get('fields', {}).items():
        figures['field_' + field] = row['f1']
    return figures


def score_muc(bench, path):
    adapter = os.path.join(HERE, 'muc_adapter.py')
    articles, output, system = (bench.file(name) for name in
                                ('muc-articles.jsonl', 'muc-output.jsonl', 'muc-system.jsonl'))
    with open(articles, 'w', encoding='utf-8') as f:
        f.write(bench.run([sys.executable, adapter, 'articles', path]))
    write_lines(output, bench.ask('extract', read_lines(articles)).values())
    with open(system, 'w', encoding='utf-8') as f:
        f.write(bench.run([sys.executable, adapter, 'map', articles, output]))
    said = bench.scored_to_file('muc', path, system)
    a, b, c, d = said['a'], said['b'], said['c'], said['d']
    return {'official': a['OFFICIAL']['F'], 'official_p': a['OFFICIAL']['P'],
            'official_r': a['OFFICIAL']['R'], 'core': a['CORE']['F'],
            'relevance_f1': c['F'], 'relevance_p': c['P'], 'relevance_r': c['R'],
            'where_when': d['country+place+date'], 'gtt_f1': b['GTT micro']['F'],
            'ree_f1': b['REE micro']['F']}


def wanted_toponyms(found, with_demonyms):
    return [t for t in found if with_demonyms or t.get('kind') != 'demonym']


def score_toponyms(bench, path, name):
    gold = read_lines(path)
    answers = bench.ask('places', [article(row) for row in gold])
    system = [{'id': row['id'], 'toponyms': wanted_toponyms(
        answers.get(str(row['id']), {}).get('toponyms') or [], name in WITH_DEMONYMS)}
        for row in gold]
    said = bench.scored('geo', path, system, '--json')
    given = [article(row, toponyms=[{'start': t['start'], 'end': t['end']}
                                    for t in row['toponyms']]) for row in gold]
    answers = bench.ask('places', given, '--given')
    resolved = bench.scored('geo', path, [empty_or(answers, row, 'toponyms') for row in gold],
                            '--json')
    return {'f1_161': said['f1_161']['f1'], 'precision_161': said['f1_161']['p'],
            'recall_161': said['f1_161']['r'],
            'recognition_f1': said['recognition_geo']['overlap']['f1'],
            'gold_span_acc161': resolved['resolution_end_to_end']['acc161']}


def score_evloc(bench, path, name):
    gold = read_lines(path)
    answers = bench.ask('places', [article(row, source=None, verb=row['verb']) for row in gold])
    system = []
    for row in gold:
        events = answers.get(str(row['id']), {}).get('events') or []
        system.append({'id': row['id'],
                       'locations': [span for event in events for span in event['locations']]})
    every = bench.scored('evloc', path, system)
    violent = bench.scored('evloc', path, system, '--violent')
    return {'violent_span_f1': violent['span_exact']['f1'],
            'violent_overlap_f1': violent['span_overlap']['f1'],
            'span_f1': every['span_exact']['f1'], 'overlap_f1': every['span_overlap']['f1'],
            'violent_sentence_accuracy': violent['sentence_accuracy']}


def score_ged(bench, path, name):
    gold = read_lines(path)
    names = [{'id': row['id'], 'name': row['place'],
              **{key: row[column] for key, column in
                 (('admin2', 'adm2'), ('admin1', 'adm1'), ('country', 'country'))
                 if row.get(column)}} for row in gold]
    return placed(bench, path, bench.ask('geocode', names), gold)


def score_headlines(bench, path, name):
    """The first incident that has a point; else the first place that the headline names."""
    gold = read_lines(path)
    articles = [article(row) for row in gold]
    incidents = bench.ask('extract', articles)
    toponyms = bench.ask('places', articles)
    points = {}
    for row in gold:
        key = str(row['id'])
        found = (incidents.get(key, {}).get('incidents') or []) + [
            t for t in toponyms.get(key, {}).get('toponyms') or [] if t.get('kind') != 'demonym']
        points[key] = next((f for f in found if f.get('lat') is not None), {})
    return placed(bench, path, points, gold)


def placed(bench, path, points, gold):
    system = [{'id': row['id'], 'lat': points.get(str(row['id']), {}).get('lat'),
               'lon': points.get(str(row['id']), {}).get('lon')} for row in gold]
    near = bench.scored('place', path, system, '--json', '--prec', '1,2')
    every = bench.scored('place', path, system, '--json')
    return {'within25': near['within25'], 'within5': near['within5'],
            'answered': near['answered'], 'within25_all': every['within25']}


def score_places(bench, path):
    name = os.path.basename(path).split('.')[0]
    if name == 'evloc':
        return score_evloc(bench, path, name)
    if name == 'gedheadline':
        return score_headlines(bench, path, name)
    if name.startswith('ged'):
        return score_ged(bench, path, name)
    return score_toponyms(bench, path, name)


def score_times(bench, path):
    gold = read_lines(path)
    answers = bench.ask('times', [article(row) for row in gold])
    said = bench.scored('timex', path, [empty_or(answers, row, 'timexes') for row in gold],
                        '--json')
    return {'value_f1': said['value_f1'], 'value_accuracy': said['value_accuracy'],
            'strict_f1': said['strict']['f1'], 'relaxed_f1': said['relaxed']['f1'],
            'type_f1': said['type_f1'], 'calendar_f1': said['calendar']['f1']}


def score_articles(bench, path):
    gold = read_lines(path)
    files = [os.path.join(os.path.dirname(path), row['file']) for row in gold]
    out = bench.run([bench.cli, 'read', *files]).splitlines()
    if len(out) != len(gold):
        raise Failed('read gave %d lines for %d files' % (len(out), len(gold)))
    system = bench.file('system.jsonl')
    rows = []
    for row, line in zip(gold, out):
        said = json.loads(line)
        rows.append({'id': row['id'], 'text': said.get('text') or '',
                     'title': said.get('title'), 'published': said.get('published')})
    write_lines(system, rows)
    said = bench.scorer('articles', path, system)
    numbers = re.search(r'body F1 ([\d.]+)\s+precision ([\d.]+)\s+recall ([\d.]+)\s+'
                        r'titles (\d+)/(\d+)\s+dates (\d+)/(\d+)', said)
    if not numbers:
        raise Failed('the scorer of articles said: ' + said[:200])
    body, precision, recall, titles, all_titles, dates, all_dates = map(float, numbers.groups())
    return {'body_f1': body, 'body_precision': precision, 'body_recall': recall,
            'titles': titles / all_titles if all_titles else 0.0,
            'dates': dates / all_dates if all_dates else 0.0}


KINDS = (('muc', score_muc), ('news', score_news), ('places', score_places),
         ('times', score_times), ('articles', score_articles))


def is_scored(folder, name):
    """Whether a file has gold answers: news/wire.jsonl is text alone."""
    if folder != 'news':
        return True
    with open(name, encoding='utf-8') as lines:
        return 'incidents' in json.loads(next(lines, '{}'))


def files(corpora):
    """Every file with gold answers: (kind, measure's stem, path, function)."""
    for kind, function in KINDS:
        folder = os.path.join(corpora, kind)
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
            path = os.path.join(folder, name)
            if name.endswith('.jsonl') and is_scored(kind, path):
                yield kind, '%s/%s' % (kind, name[:-len('.jsonl')]), path, function


def temporary_folder():
    return tempfile.TemporaryDirectory(prefix='dateline-corpus-')
