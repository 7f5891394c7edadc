# incident_training.py: acts with the gold records that they match, for learning weights
#
# Copyright 2026 The Dateline authors
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import random
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'tests', 'corpus'))
sys.dont_write_bytecode = True
import muc_adapter  # noqa: E402

N_FOLDS = 5


class Act:
    """An act of dateline-cli extract --training; right: the gold records that it can be."""

    def __init__(self, corpus, document, record, right, skipped):
        self.corpus, self.document, self.record = corpus, document, record
        self.right, self.skipped = right, skipped


def acts_of(cli, articles):
    with tempfile.NamedTemporaryFile('w', suffix='.jsonl', encoding='utf-8') as file:
        for article in articles:
            file.write(json.dumps(article, ensure_ascii=False) + '\n')
        file.flush()
        out = subprocess.run([cli, 'extract', '--training', '--articles', file.name], check=True,
                             capture_output=True, text=True, encoding='utf-8').stdout
    return {r['id']: r['incidents'] for r in map(json.loads, out.splitlines()) if r}


def news_acts(cli, path, scorer):
    gold = muc_adapter.read_lines(path)
    acts = acts_of(cli, [{k: g[k] for k in ('id', 'title', 'published', 'text') if k in g}
                         for g in gold])
    for document in gold:
        found = acts.get(document['id'], [])
        right = {s: g for g, s in scorer.align(document['incidents'], found)}
        for i, record in enumerate(found):
            yield Act('news', document['id'], record,
                      [document['incidents'][right[i]]] if i in right else [], False)


def muc_acts(cli, path, scorer):
    gold = muc_adapter.read_lines(path)
    articles = [{'id': g['id'], 'published': g['dateline'].get('date'), 'text': g['text']}
                for g in gold]
    acts = acts_of(cli, articles)
    instruments, states = muc_adapter.Instruments(), muc_adapter.States()
    for document, article in zip(gold, articles):
        for record in acts.get(document['id'], []):
            mapped = muc_adapter.map_incident(record, article, instruments, states)
            norm = scorer.sys_norm(mapped)
            right = [t for t in document['templates']
                     if scorer.mappable(scorer.pair_eval(norm, t), t)]
            yield Act('muc', document['id'], record, right, bool(mapped.get('skip')))


def read(cli, corpora):
    """The acts of all files below CORPORA that have gold records."""
    sys.path.insert(0, os.path.join(corpora, 'bin'))
    import score_incidents
    import score_muc
    acts = []
    for name in sorted(os.listdir(os.path.join(corpora, 'news'))):
        path = os.path.join(corpora, 'news', name)
        if name.endswith('.jsonl') and all('incidents' in document for document in
                                           muc_adapter.read_lines(path)):
            acts += news_acts(cli, path, score_incidents)
    for name in sorted(os.listdir(os.path.join(corpora, 'muc'))):
        if name.endswith('.jsonl'):
            acts += muc_acts(cli, os.path.join(corpora, 'muc', name), score_muc)
    return acts


def folds(acts):
    """The fold of each document, the same always."""
    documents = sorted({act.document for act in acts})
    random.Random(2).shuffle(documents)
    return {document: i % N_FOLDS for i, document in enumerate(documents)}
