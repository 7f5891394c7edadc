# incident_training.py: acts with the gold records that they match, for learning weights; the
# documents' folds, and the arguments that the tools share
#
# Copyright 2026 The Dateline authors
#
# SPDX-License-Identifier: GPL-3.0-or-later

import argparse
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
# data/weights/NAME.tsv and the tool that learns it, each after those that it builds upon.
MODELS = (('merging', 'train-merging'), ('event-country', 'train-event-country'),
          ('act-place', 'train-act-place'), ('incidents', 'train-incidents'),
          ('roles', 'train-roles'))


class Act:
    """An act of dateline-cli extract --training; right: the gold records that it can be."""

    def __init__(self, text, record, right, skipped):
        self.text, self.record, self.right, self.skipped = text, record, right, skipped
        self.corpus, self.document = text.corpus, text.document


class Text:
    """A document with its words and acts; relevant: whether it holds an incident, None if that is
    a matter of taste."""

    def __init__(self, corpus, document, words, relevant):
        self.corpus, self.document, self.relevant = corpus, document, relevant
        self.words, self.acts = words.split(), []


def read_with(cli, articles):
    with tempfile.NamedTemporaryFile('w', suffix='.jsonl', encoding='utf-8') as file:
        for article in articles:
            file.write(json.dumps(article, ensure_ascii=False) + '\n')
        file.flush()
        out = subprocess.run([cli, 'extract', '--training', '--articles', file.name], check=True,
                             capture_output=True, text=True, encoding='utf-8').stdout
    return {r['id']: r for r in map(json.loads, out.splitlines()) if r}


def article_of(corpus, document):
    """A document of a corpus as an article."""
    if corpus == 'muc':
        return {'id': document['id'], 'published': document['dateline'].get('date'),
                'text': document['text']}
    return {k: document[k] for k in ('id', 'title', 'published', 'text') if k in document}


def news_texts(cli, gold, scorer):
    found = read_with(cli, [article_of('news', g) for g in gold])
    for document in gold:
        answer = found[document['id']]
        text = Text('news', document['id'], answer['words'], bool(document['incidents']))
        right = {s: g for g, s in scorer.align(document['incidents'], answer['incidents'])}
        for i, record in enumerate(answer['incidents']):
            text.acts.append(Act(text, record, [document['incidents'][right[i]]] if i in right
                                 else [], False))
        yield text


def muc_texts(cli, gold, scorer):
    articles = [article_of('muc', g) for g in gold]
    found = read_with(cli, articles)
    lists = muc_adapter.Lists()
    for document, article in zip(gold, articles):
        answer, templates = found[document['id']], document['templates']
        obligatory = any(not t['optional'] for t in templates)
        text = Text('muc', document['id'], answer['words'],
                    None if templates and not obligatory else obligatory)
        for record in answer['incidents']:
            mapped = muc_adapter.map_incident(record, article, lists)
            norm = scorer.sys_norm(mapped)
            right = [t for t in templates if scorer.mappable(scorer.pair_eval(norm, t), t)]
            text.acts.append(Act(text, record, right, mapped['skip']))
        yield text


def gold_files(corpora):
    """(corpus, path, documents) of the files below CORPORA that have gold records."""
    for corpus, key in (('news', 'incidents'), ('muc', 'templates')):
        for name in sorted(os.listdir(os.path.join(corpora, corpus))):
            path = os.path.join(corpora, corpus, name)
            documents = muc_adapter.read_lines(path) if name.endswith('.jsonl') else []
            if documents and all(key in document for document in documents):
                yield corpus, path, documents


def folds_of(documents):
    """The fold of each document by its id, the same always and for every tool."""
    documents = sorted(set(documents))
    random.Random(2).shuffle(documents)
    return {document: i % N_FOLDS for i, document in enumerate(documents)}


def gold_outside(corpora, without_fold):
    """The same files without the documents of a fold; None leaves nothing out."""
    files = list(gold_files(corpora))
    fold_of = folds_of(d['id'] for _, _, documents in files for d in documents)
    return [(corpus, path, [d for d in documents if fold_of[d['id']] != without_fold])
            for corpus, path, documents in files], fold_of


def read(cli, corpora, without_fold=None):
    """All texts of the files below CORPORA that have gold records, but those of a fold."""
    sys.path.insert(0, os.path.join(corpora, 'bin'))
    import score_incidents
    import score_muc
    files, _ = gold_outside(corpora, without_fold)
    texts = []
    for corpus, _, documents in files:
        texts += news_texts(cli, documents, score_incidents) if corpus == 'news' else \
            muc_texts(cli, documents, score_muc)
    return texts


def folds(texts):
    """The fold of each text's document."""
    return folds_of(text.document for text in texts)


def arguments(purpose):
    """CLI and CORPORA, and the fold that is to be left out."""
    parser = argparse.ArgumentParser(description=purpose)
    parser.add_argument('--without-fold', type=int, choices=range(N_FOLDS), metavar='K',
                        help='learn from the other folds only, for tests/corpus/cross-validate')
    parser.add_argument('cli', metavar='CLI')
    parser.add_argument('corpora', metavar='CORPORA')
    return parser.parse_args()
