# Copyright 2026 The Dateline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window asks about an article: when it was published, and whether it is there twice."""

import os
import sys
import tempfile

import driver
from driver import wait_for

TITLE = 'Bomb at Quetta market kills eight'
TEXT = ['QUETTA, Pakistan - A bomb hidden in a parked car exploded in a crowded market in Quetta on Sunday, killing '
        'eight people, police said.',
        'The blast broke windows up to three streets away, and the road to the station was closed for the rest of the '
        'day while experts searched the wreck.']


def write_articles(folder):
    """The same article as text and as a page; neither says when it was published."""
    text, page = os.path.join(folder, 'a.txt'), os.path.join(folder, 'b.html')
    with open(text, 'w', encoding='utf-8') as file:
        file.write('\n\n'.join([TITLE] + TEXT) + '\n')
    with open(page, 'w', encoding='utf-8') as file:
        file.write(f'<html><head><title>{TITLE}</title></head><body><nav><a href="/">Home</a></nav><article><h1>{TITLE}'
                   f'</h1><p>{TEXT[0]}</p><p>{TEXT[1]}</p></article></body></html>')
    return [text, page]


def shows(program, words):
    return program.says(words)


def select_first(program):
    """The article that is no copy is shown first; step on if not."""
    wait_for('two incidents', lambda: shows(program, '2 articles · 2 incidents'))
    wait_for('the first article', lambda: program.field_text('Killed') == '8')
    if wait_for('the panel', lambda: ['copy' if shows(program, 'Same article as') else 'own']) == ['copy']:
        program.do('win.next')
    wait_for('no copy', lambda: not shows(program, 'Same article as'))


def ask_for_date(program):
    wait_for('the question', lambda: shows(program, 'When was this article published?'))
    wait_for('no date', lambda: '2012' not in (program.field_text('Date') or ''))
    program.type_into(lambda: program.frame, 'Sunday week', 'Publication date')
    program.click('Set Date')
    wait_for('the refusal', lambda: shows(program, 'Write a date as'))
    program.type_into(lambda: program.frame, '2012-03-13', 'Publication date')
    program.click('Set Date')
    wait_for('the date reckoned back', lambda: program.field_text('Date') == '2012-03-11')
    wait_for('the date as given', lambda: shows(program, 'You gave the publication date.'))
    program.do('win.undo')
    wait_for('no date again', lambda: '2012' not in (program.field_text('Date') or ''))
    wait_for('the question again', lambda: shows(program, 'When was this article published?'))
    program.do('win.redo')
    wait_for('the date again', lambda: program.field_text('Date') == '2012-03-11')


def treat_as_one(program):
    program.do('win.next')
    wait_for('the copy', lambda: shows(program, f'Same article as “{TITLE}”'))
    wait_for('its row', lambda: any('same article as' in row.get_name()
                                    for row in program.list_rows()))
    program.click('Treat as One')
    wait_for('one incident', lambda: shows(program, '2 articles · 1 incident'))
    program.do('win.undo')
    wait_for('both again', lambda: shows(program, '2 articles · 2 incidents'))
    program.do('win.redo')
    wait_for('one again', lambda: shows(program, '2 articles · 1 incident'))


def come_back(binary, home):
    program = driver.Program(binary, [], home)
    wait_for('one incident', lambda: shows(program, '2 articles · 1 incident'))
    program.quit()


def main(binary):
    with tempfile.TemporaryDirectory() as home:
        program = driver.Program(binary, write_articles(home), home)
        select_first(program)
        ask_for_date(program)
        treat_as_one(program)
        program.quit()
        come_back(binary, home)
    print('ok')


if __name__ == '__main__':
    main(sys.argv[1])
