#!/usr/bin/env python3
# muc_adapter.py articles GOLD.jsonl             > ARTICLES.jsonl
# muc_adapter.py map ARTICLES.jsonl OUTPUT.jsonl > SYSTEM.jsonl
#
# Copyright 2026 The Dateline authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# "articles" turns documents of the MUC-4 task into the input of dateline-cli extract --articles;
# "map" turns its output into the system format of score_muc.py. Only what the records say is
# mapped: code lists to the task's set fills, spans to their words. Incidents outside the task's
# scope are marked "skip", after the rules of its documentation: two armed sides, more than two
# months old, outside its nine countries.

import datetime
import json
import os
import re
import sys

LEXICON = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data', 'lexicon')
COUNTRIES = {'AR', 'BO', 'CL', 'CO', 'EC', 'SV', 'GT', 'HN', 'PE'}
RECENT_DAYS = 62

TYPES = {'armed_assault': 'ATTACK', 'assassination': 'ATTACK', 'unarmed_assault': 'ATTACK',
         'clash': 'ATTACK', 'air_strike': 'ATTACK', 'riot': 'ATTACK', 'unknown': 'ATTACK',
         'bombing': 'BOMBING', 'kidnapping': 'KIDNAPPING', 'hostage_barricade': 'KIDNAPPING',
         'hijacking': 'HIJACKING', 'facility_attack': 'ATTACK'}
STAGES = {'completed': 'ACCOMPLISHED', 'failed': 'ATTEMPTED', 'foiled': 'ATTEMPTED',
          'threatened': 'THREATENED'}
INSTRUMENTS = {'gun': 'GUN', 'machine_gun': 'MACHINE GUN', 'handgun': 'HANDGUN', 'rifle': 'RIFLE',
               'mortar': 'MORTAR', 'bomb': 'BOMB', 'vehicle_bomb': 'VEHICLE BOMB',
               'dynamite': 'DYNAMITE', 'mine': 'MINE', 'aerial_bomb': 'AERIAL BOMB',
               'explosive': 'EXPLOSIVE', 'grenade': 'GRENADE', 'molotov': 'MOLOTOV COCKTAIL',
               'missile': 'MISSILE', 'rocket': 'ROCKET', 'projectile': 'PROJECTILE',
               'cutting': 'CUTTING DEVICE', 'fire': 'FIRE', 'stone': 'STONE',
               'torture': 'TORTURE'}
WEAPON_CODES = {'firearms': 'GUN', 'explosives': 'BOMB', 'vehicle_bomb': 'VEHICLE BOMB',
                'grenade': 'GRENADE', 'rocket_mortar': None, 'incendiary': 'FIRE',
                'melee': 'CUTTING DEVICE'}
OCCUPATIONS = {'civilian': 'CIVILIAN', 'diplomat': 'DIPLOMAT',
               'government_official': 'GOVERNMENT OFFICIAL',
               'former_government_official': 'FORMER GOVERNMENT OFFICIAL',
               'political_figure': 'POLITICAL FIGURE', 'legal_judicial': 'LEGAL OR JUDICIAL',
               'law_enforcement': 'LAW ENFORCEMENT', 'active_military': 'ACTIVE MILITARY',
               'former_active_military': 'FORMER ACTIVE MILITARY',
               'security_guard': 'SECURITY GUARD'}
PROPERTY = {'civilian_residence': 'CIVILIAN RESIDENCE', 'commercial': 'COMMERCIAL',
            'communications': 'COMMUNICATIONS', 'diplomatic': 'DIPLOMAT OFFICE OR RESIDENCE',
            'energy': 'ENERGY', 'financial': 'FINANCIAL',
            'government': 'GOVERNMENT OFFICE OR RESIDENCE',
            'law_enforcement': 'LAW ENFORCEMENT FACILITY',
            'political_figure': 'POLITICAL FIGURE OFFICE OR RESIDENCE',
            'organization': 'ORGANIZATION OFFICE', 'transport_vehicle': 'TRANSPORT VEHICLE',
            'transport_facility': 'TRANSPORTATION FACILITY',
            'transport_route': 'TRANSPORTATION ROUTE', 'water': 'WATER'}
EFFECTS = {'killed': 'DEATH', 'wounded': 'INJURY', 'unharmed': 'NO INJURY OR DEATH',
           'released': 'REGAINED FREEDOM', 'escaped': 'ESCAPED'}
DAMAGE = {'destroyed': 'DESTROYED', 'some': 'SOME DAMAGE', 'none': 'NO DAMAGE',
          'taken': 'PROPERTY TAKEN FROM TARGET'}
CERTAINTY = {'fact': 'REPORTED AS FACT', 'claimed': 'CLAIMED OR ADMITTED',
             'accused': 'SUSPECTED OR ACCUSED', 'suspected': 'SUSPECTED OR ACCUSED',
             'accused_by_authorities': 'SUSPECTED OR ACCUSED BY AUTHORITIES',
             'denied': 'ACQUITTED'}
ARMED = {'law_enforcement', 'active_military'}
# Nouns of places within a town in site names, and whether the task leaves them out of the name.
PLACE_NOUNS = {**dict.fromkeys('neighborhood neighbourhood district suburb quarter canton village '
                               'hamlet colonia barrio slum sector ward zone municipality '
                               'jurisdiction county township community area neighborhoods '
                               'districts suburbs'.split(), True),
               **dict.fromkeys('airport university corregimiento camp farm'.split(), False)}
DETERMINERS = set('a an the this that these those his her its their our my your some several '
                  'many other another all both'.split())


def read_lines(path):
    with open(path, encoding='utf-8') as lines:
        return [json.loads(line) for line in lines if line.strip()]


def read_list(name):
    """The rows of a word list by each of their terms."""
    rows, columns = {}, None
    with open(os.path.join(LEXICON, name + '.tsv'), encoding='utf-8') as lines:
        for line in lines:
            if line.startswith('#') or not line.strip():
                continue
            cells = line.rstrip('\n').split('\t')
            if columns is None:
                columns = cells
                continue
            row = dict(zip(columns, cells))
            for term in cells[0].split('|'):
                rows[term.lstrip('=~').lower().replace('-', ' ')] = row
    return rows


def plain(text):
    """One line, without what stands in brackets and without leading articles."""
    text = re.sub(r'\s+', ' ', re.sub(r'\[[^\]]*\]|\([^)]*\)', ' ', text or '')).strip(' ,.;:"-')
    words = text.split(' ')
    while len(words) > 1 and words[0].lower() in DETERMINERS:
        words = words[1:]
    return ' '.join(words)


NUMERAL = re.compile(r'^(\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|'
                     r'at|least|about|approximately|some|more|than|over|a|an|dozens?|of|nearly|'
                     r'up|to|the|another|other)$', re.I)


def uncounted(text):
    """Without a leading number."""
    words = plain(text).split(' ')
    while len(words) > 1 and NUMERAL.match(words[0]):
        words = words[1:]
    return ' '.join(words)


def span_words(text, span):
    return text[span['start']:span['end']]


class Instruments:
    def __init__(self):
        self.rows = read_list('weapons')

    def find(self, words):
        """The longest term nearest the end of the words: the words up to it, and its set fill."""
        spans = [m.span() for m in re.finditer(r"[A-Za-z0-9.'&]+", words)]
        tokens = [words[a:b].lower() for a, b in spans]
        for end in range(len(tokens), 0, -1):
            for first in range(end):
                row = self.rows.get(' '.join(tokens[first:end]))
                if row and row['kind'] in INSTRUMENTS:
                    part = 'part' in row['flags'] or end < len(tokens) and row['kind'] == 'gun'
                    return (None if part else words[:spans[end - 1][1]],
                            INSTRUMENTS[row['kind']])
        return None, None


# A general kind says nothing beside its particular ones.
PARTICULAR = {'BOMB': {'VEHICLE BOMB', 'DYNAMITE', 'MINE', 'AERIAL BOMB'},
              'EXPLOSIVE': {'BOMB', 'VEHICLE BOMB', 'DYNAMITE', 'MINE', 'AERIAL BOMB', 'GRENADE'},
              'GUN': {'MACHINE GUN', 'RIFLE', 'HANDGUN'}}


def weapons_of(incident, text, kind, instruments):
    """Words that name an instrument with its type; a type alone where only the code is known."""
    if kind in ('ARSON', 'KIDNAPPING'):
        return []
    found, codes = {}, incident.get('weapons') or []
    for span in incident.get('evidence', {}).get('weapons', []):
        words, fill = instruments.find(uncounted(span_words(text, span)))
        if fill == 'FIRE':
            # "Opened fire" tells of guns, and "set fire" names nothing that was used.
            words, fill = None, fill if 'incendiary' in codes else None
        if fill is not None and found.get(fill) is None:
            found[fill] = words
    if not found:
        for code in codes:
            if WEAPON_CODES.get(code) and code != 'incendiary':
                found[WEAPON_CODES[code]] = None
    return [{'text': words, 'type': fill} for fill, words in found.items()
            if not PARTICULAR.get(fill, set()) & set(found)]


def type_of(incident, text):
    kind = TYPES.get(incident.get('type'), 'ATTACK')
    weapons = set(incident.get('weapons') or [])
    words = ' '.join(span_words(text, s).lower()
                     for s in incident.get('evidence', {}).get('type', []))
    if incident.get('type') == 'facility_attack':
        if re.search(r'fire|burn|arson|torch|ablaze', words) or 'incendiary' in weapons:
            return 'ARSON'
        if weapons & {'explosives', 'vehicle_bomb', 'grenade'}:
            return 'BOMBING'
        return 'ATTACK'
    if re.search(r'\brob|\bstole|\bsteal|robbery|\bloot', words) and kind == 'ATTACK':
        return 'ROBBERY'
    if incident.get('type') == 'assassination' and weapons & {'explosives', 'vehicle_bomb'}:
        return 'BOMBING'
    return kind


def day(value):
    try:
        return datetime.date.fromisoformat((value or '')[:10])
    except ValueError:
        return None


# The task's keys hold "on or before" the report where it only names a weekday.
WEEKDAY = re.compile(r'^(last |on |this |this past )?(sun|mon|tues|wednes|thurs|fri|satur)day$')


def last_day(value):
    """The last day a partial date or range covers."""
    value = (value or '').split('/')[-1]
    if re.match(r'^\d{4}$', value):
        return datetime.date(int(value), 12, 31)
    if re.match(r'^\d{4}-\d\d$', value):
        year, month = int(value[:4]), int(value[5:7])
        return datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)
    return day(value)


def date_of(incident, text, published):
    value = incident.get('date')
    known = incident.get('evidence', {}).get('date')
    words = ' '.join(span_words(text, s).lower() for s in known or [])
    if published and WEEKDAY.match(' '.join(words.split())):
        return '../' + published
    if not value or (not known and value == published) or (value and published and
                                                           value == published[:len(value)] and
                                                           len(value) < 10):
        return '../' + published if published else None
    return value


def place_of(incident, text):
    admin1, city, site = incident.get('admin1'), incident.get('city'), incident.get('site')
    levels = [x for x in (admin1, city) if x]
    if not levels and (incident.get('gazetteer_id') or '').startswith('region:'):
        levels = [plain(span_words(text, span))
                  for span in incident.get('evidence', {}).get('country', [])[:1]]
    if city and admin1 and city.lower() == admin1.lower():
        levels = [city]
    parts = (site or '').split(', ')
    for part, whole in zip(parts, parts[1:] + [None]):
        words = plain(part).split(' ')
        if len(words) > 1 and words[-1].lower() in PLACE_NOUNS:
            levels.append(' '.join(words[:-1] if PLACE_NOUNS[words[-1].lower()] else words))
        elif whole and whole == city:
            levels.append(plain(part))
    return levels


PLURAL = re.compile(r'([^su]s|men|people|children|clergy)$', re.I)


def number_of(item, text):
    count = item.get('count')
    if isinstance(count, int):
        count = [count, count]
    if not count:
        return 'PLURAL' if PLURAL.search(text or '') else None
    low, high = count
    if low == high:
        return str(low)
    if low is not None and high is not None:
        return '%d - %d' % (low, high)
    return 'PLURAL' if low is None or low <= 3 else '%d -' % low


def nation_of(item, country):
    nation = item.get('nationality')
    return nation if nation and nation != country else None


def human(item, incident, kind):
    name = plain(item.get('name'))
    desc = uncounted(item.get('description'))
    effect = EFFECTS.get(item.get('effect'))
    entry = {'type': OCCUPATIONS.get(item.get('occupation'), 'CIVILIAN')}
    if name:
        entry['name'] = name
    if desc:
        entry['desc'] = [desc]
    if effect and not (kind == 'KIDNAPPING' and item.get('effect') == 'kidnapped'):
        entry['effect'] = effect
    entry['number'] = number_of(item, desc) or ('1' if name else None)
    nation = nation_of(item, incident.get('country'))
    if nation:
        entry['nation'] = nation
    return entry


def unhurt(incident):
    """The effect without a target that "no casualties" gives."""
    none = [incident.get(k) == [0, 0] for k in ('killed', 'wounded')]
    if not any(none):
        return []
    return [{'effect': 'NO INJURY OR DEATH' if all(none) else
             'NO DEATH' if none[0] else 'NO INJURY'}]


def physical(item, incident, kind):
    words = uncounted(item.get('text'))
    entry = {'text': words, 'type': PROPERTY.get(item.get('class'), 'OTHER'),
             'number': number_of(item, words)}
    if item.get('damage') in DAMAGE:
        entry['effect'] = DAMAGE[item['damage']]
    elif kind in ('BOMBING', 'ARSON') and incident.get('status') == 'completed':
        # The task infers that what was bombed or set on fire was damaged.
        entry['effect'] = 'SOME DAMAGE'
    nation = nation_of(item, incident.get('country'))
    if nation:
        entry['nation'] = nation
    return entry


class States:
    """Whether words name an armed arm of a government."""

    def __init__(self):
        self.rows = read_list('perpetrators')
        self.forces = read_list('state-forces')

    def holds(self, words):
        tokens = re.findall(r"[a-z0-9.'&]+", (words or '').lower())
        for end in range(len(tokens), 0, -1):
            for first in range(end):
                term = ' '.join(tokens[first:end])
                if term in self.forces:
                    return True
                if end == len(tokens) and term in self.rows:
                    return self.rows[term]['kind'] == 'state'
        return False


def perpetrators_of(incident, states):
    people, groups, state, others = [], [], False, False
    for item in incident.get('perpetrators') or []:
        words = plain(item.get('name') or item.get('text'))
        if not words:
            continue
        armed_state = states.holds(words)
        state |= armed_state
        others |= not armed_state
        if item.get('kind') == 'group':
            groups.append({'text': words,
                           'confidence': CERTAINTY.get(item.get('certainty'), 'REPORTED AS FACT')})
        else:
            people.append(plain(item.get('text') or words) if not item.get('name') else words)
    return people, groups, state and not others or (
        not state and not others and incident.get('type') == 'air_strike')


class Lands:
    """The own countries of armed groups and forces."""

    def __init__(self):
        self.rows = [(read_list('groups'), 'countries'), (read_list('state-forces'), 'country')]

    def of(self, words):
        tokens = re.findall(r"[a-z0-9.'&]+", (words or '').lower())
        terms = {' '.join(tokens[first:end]) for end in range(len(tokens) + 1)
                 for first in range(end)}
        return {rows[term][column].split(',')[0] for rows, column in self.rows
                for term in terms if term in rows}


def touches_task(incident, lands):
    """Whether place, victims, property or perpetrators are of the nine countries."""
    country = incident.get('country')
    if country is None or country in COUNTRIES:
        return True
    suffering = (incident.get('victims') or []) + (incident.get('property') or [])
    if any(x.get('nationality') in COUNTRIES for x in suffering):
        return True
    return any(p.get('nationality') in COUNTRIES or
               lands.of(p.get('name') or p.get('text')) & COUNTRIES
               for p in incident.get('perpetrators') or [])


def opens(incident, text):
    """Whether the first paragraph tells of the act: then there is something new about it."""
    spans = incident.get('evidence', {}).get('type') or []
    end = text.find('\n\n', len(text) - len(text.lstrip()))
    return any(end < 0 or span['start'] < end for span in spans)


def is_old(incident, text, published):
    when, now = last_day(incident.get('date')), day(published)
    return bool(when and now and (now - when).days > RECENT_DAYS) and not opens(incident, text)


def is_own_soldier(victim, incident):
    """Whether a victim bears the arms of the country where the act took place, or of rebels."""
    return victim.get('occupation') in ARMED | {'combatant'} and \
        not nation_of(victim, incident.get('country'))


def is_between_armed(incident, kind):
    """Whether only soldiers, policemen and fighters were attacked."""
    victims = incident.get('victims') or []
    property_ = incident.get('property') or []
    if kind == 'KIDNAPPING':
        return False
    if not (victims or property_):
        return incident.get('target_type') in {'military', 'militia'}
    # What soldiers ride in and the road that they are on are targets as they are.
    theirs = {'military', 'transport_vehicle', 'transport_route'} if victims else {'military'}
    return all(is_own_soldier(v, incident) for v in victims) and \
        all(p.get('class') in theirs for p in property_)


def reason_to_skip(incident, kind, article, lands):
    if not touches_task(incident, lands):
        return 'country'
    if is_old(incident, article['text'], article.get('published') or ''):
        return 'old'
    return 'armed' if is_between_armed(incident, kind) else None


class Lists:
    """The word lists that the mapping needs."""

    def __init__(self):
        self.instruments, self.states, self.lands = Instruments(), States(), Lands()


def map_incident(incident, article, lists):
    text, published = article['text'], article.get('published') or ''
    kind = type_of(incident, text)
    people, groups, state = perpetrators_of(incident, lists.states)
    out = {'type': kind, 'stage': STAGES.get(incident.get('status'), 'ACCOMPLISHED'),
           'date': date_of(incident, text, published), 'country': incident.get('country'),
           'place': place_of(incident, text), 'weapons': weapons_of(incident, text, kind, lists.instruments),
           'perp_ind': people, 'perp_org': groups,
           'category': 'STATE-SPONSORED VIOLENCE' if state else 'TERRORIST ACT',
           'phys': [] if kind == 'KIDNAPPING' else
                   [physical(x, incident, kind) for x in incident.get('property') or []],
           'hum': [human(x, incident, kind) for x in incident.get('victims') or []
                   if x.get('occupation') != 'combatant'],
           'killed': incident.get('killed'), 'wounded': incident.get('wounded'),
           'kidnapped': incident.get('kidnapped')}
    if not out['hum']:
        out['hum'] = unhurt(incident)
    out['why'] = reason_to_skip(incident, kind, article, lists.lands)
    out['skip'] = out['why'] is not None
    return out


def main(arguments):
    if len(arguments) == 2 and arguments[0] == 'articles':
        for document in read_lines(arguments[1]):
            print(json.dumps({'id': document['id'], 'published': document['dateline'].get('date'),
                              'text': document['text']}, ensure_ascii=False))
        return 0
    if len(arguments) == 3 and arguments[0] == 'map':
        articles = {a['id']: a for a in read_lines(arguments[1])}
        lists = Lists()
        for result in read_lines(arguments[2]):
            article = articles[result['id']]
            incidents = [map_incident(i, article, lists)
                         for i in result.get('incidents') or []]
            print(json.dumps({'id': result['id'], 'incidents': incidents}, ensure_ascii=False))
        return 0
    print(__doc__ or 'usage: muc_adapter.py articles GOLD | map ARTICLES OUTPUT', file=sys.stderr)
    return 2


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
