#!/usr/bin/env python3
"""dateline-cli from outside: the contract, bad input, and what survives a kill.

    test_cli.py PATH-OF-DATELINE-CLI [unittest arguments]
"""
import csv
import glob
import html
import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

CLI = sys.argv.pop(1)
GOLDEN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "golden")

REPORT = """Bomb kills four at Karachi police station

KARACHI, Pakistan, April 5, 2004 - A car bomb exploded outside a police station in Karachi on Sunday, \
killing four officers and wounding eleven people, police said.

Nobody claimed responsibility for the attack.
"""


def run(*arguments, stdin=None, env=None):
    return subprocess.run([CLI, *map(str, arguments)], input=stdin, capture_output=True, text=True,
                          env=dict(os.environ, **(env or {})), timeout=300)


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines() if line.strip()]


class Folder(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.TemporaryDirectory(prefix="dateline-cli-")
        self.addCleanup(self.dir.cleanup)

    def path(self, name):
        return os.path.join(self.dir.name, name)

    def write(self, name, content):
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as f:
            f.write(content if isinstance(content, bytes) else content.encode())
        return path


class Contract(Folder):
    def test_extract_gives_the_record(self):
        result = run("extract", self.write("a.txt", REPORT))
        self.assertEqual(result.returncode, 0, result.stderr)
        article = lines(result)[0]
        self.assertEqual(len(article["id"]), 64)
        self.assertEqual(article["published"][:10], "2004-04-05")
        self.assertEqual(len(article["incidents"]), 1)
        incident = article["incidents"][0]
        self.assertEqual(incident["type"], "bombing")
        self.assertEqual(incident["date"], "2004-04-04")
        self.assertEqual(incident["country"], "PK")
        self.assertEqual(incident["killed"], [4, 4])
        self.assertEqual(incident["wounded"], [11, 11])
        self.assertIn("killed", incident["evidence"])
        self.assertIn("date", incident["reason"])

    def test_evidence_points_at_the_words(self):
        result = run("extract", "--with-text", self.write("a.txt", REPORT))
        article = lines(result)[0]
        for spans in article["incidents"][0]["evidence"].values():
            for span in spans:
                self.assertTrue(0 <= span["start"] < span["end"] <= len(article["text"]))
        words = [article["text"][s["start"]:s["end"]]
                 for s in article["incidents"][0]["evidence"]["killed"]]
        self.assertTrue(any("four" in w for w in words), words)

    def test_articles_from_standard_input(self):
        row = {"id": "x1", "published": "2004-04-05", "text": REPORT}
        result = run("extract", "--articles", "-", stdin=json.dumps(row) + "\n")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(lines(result)[0]["id"], "x1")

    def test_threads_do_not_change_the_output(self):
        rows = "".join(json.dumps({"id": str(i), "published": "2004-04-05",
                                   "text": REPORT.replace("four", str(i + 2))}) + "\n"
                       for i in range(60))
        for path in sorted(glob.glob(os.path.join(GOLDEN, "*.txt"))):
            with open(path, encoding="utf-8") as file:
                rows += json.dumps({"id": os.path.basename(path), "text": file.read()}) + "\n"
        one = run("extract", "--jobs", 1, "--articles", "-", stdin=rows)
        for jobs in (2, 4):
            many = run("extract", "--jobs", jobs, "--articles", "-", stdin=rows)
            self.assertEqual(one.stdout, many.stdout)
        self.assertEqual([r["id"] for r in lines(one)][:60], [str(i) for i in range(60)])

    def test_usage_errors_are_two(self):
        for arguments in (["extract"], ["nonsense"], ["extract", "--format", "x", "a"],
                          ["geocode"], ["snapshot", "a"], ["places"]):
            self.assertEqual(run(*arguments).returncode, 2, arguments)

    def test_help_is_zero(self):
        self.assertEqual(run("--help").returncode, 0)
        self.assertEqual(run("extract", "--help").returncode, 0)

    def test_read_shows_the_article(self):
        article = lines(run("read", self.write("a.txt", REPORT)))[0]
        self.assertIn("car bomb exploded", article["text"])
        self.assertEqual(article["published"][:10], "2004-04-05")

    def test_places_and_times(self):
        row = json.dumps({"id": "p", "published": "2004-04-05", "text": REPORT}) + "\n"
        places = lines(run("places", "--articles", "-", stdin=row))[0]["toponyms"]
        self.assertTrue(any(REPORT[p["start"]:p["end"]] == "Karachi" and p["country"] == "PK"
                            for p in places), places)
        times = lines(run("times", "--articles", "-", stdin=row))[0]["timexes"]
        self.assertTrue(any(t["value"] == "2004-04-04" for t in times), times)

    def test_places_keep_to_their_schema(self):
        text = "Two soldiers died 30 km north of Mosul. Washington said the Turkish army was near."
        row = json.dumps({"id": "p", "text": text}) + "\n"
        answer = lines(run("places", "--explain", "--articles", "-", stdin=row))[0]
        with open(os.path.join(os.environ["DATELINE_SCHEMAS"], "places.schema.json"),
                  encoding="utf-8") as file:
            schema = json.load(file)
        properties = schema["$defs"]["toponym"]["properties"]
        for place in answer["toponyms"]:
            self.assertLessEqual(set(place), set(properties), place)
            self.assertIn(place["kind"], properties["kind"]["enum"])
            for candidate in place["candidates"]:
                self.assertLessEqual(set(candidate), set(schema["$defs"]["place"]["properties"]))
        spatial = next(place["spatial"] for place in answer["toponyms"] if place["text"] == "Mosul")
        self.assertLessEqual(set(spatial), set(properties["spatial"]["properties"]))
        self.assertEqual(spatial["text"], "30 km north of Mosul")
        self.assertAlmostEqual(spatial["lat"], 36.6, delta=0.1)

    def test_geocode_of_a_description(self):
        answer = lines(run("geocode", "30 km north of Mosul", "Kirkuk-Baghdad highway"))
        self.assertAlmostEqual(answer[0]["lat"], 36.6, delta=0.1)
        self.assertGreater(answer[1]["radius_km"], 50)

    def test_geocode(self):
        answer = lines(run("geocode", "Karachi, Sindh, Pakistan"))[0]
        self.assertAlmostEqual(answer["lat"], 24.86, delta=0.2)
        self.assertAlmostEqual(answer["lon"], 67.01, delta=0.2)

    def test_check_passes(self):
        result = run("check")
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        self.assertIn("the basemap is whole", result.stdout)

    def test_check_finds_a_damaged_basemap(self):
        data = os.environ["DATELINE_DATA_DIR"]
        for name in os.listdir(data):
            if name != "basemap":
                os.symlink(os.path.join(data, name), self.path(name))
        with open(os.path.join(data, "basemap", "basemap.bin"), "rb") as f:
            blob = bytearray(f.read())
        blob[len(blob) // 2:len(blob) // 2 + 4096] = b"\xff" * 4096
        self.write("basemap/basemap.bin", bytes(blob))
        result = run("check", env={"DATELINE_DATA_DIR": self.dir.name})
        self.assertEqual(result.returncode, 1, result.stdout)
        self.assertRegex(result.stdout, "BAD.*the basemap is whole")

    def test_gazetteer_info(self):
        result = run("gazetteer", "info")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("GeoNames", result.stdout)


class OwnPlaces(Folder):
    def test_own_places_are_found_and_bad_rows_are_refused(self):
        env = {"XDG_DATA_HOME": self.path("home")}
        good = self.write("own.csv", "name,lat,lon\nQasr Zubayda Outpost,33.25,43.75\n")
        result = run("gazetteer", "import", good, env=env)
        self.assertEqual(result.returncode, 0, result.stderr)
        answer = lines(run("geocode", "Qasr Zubayda Outpost", env=env))[0]
        self.assertAlmostEqual(answer["lat"], 33.25)
        bad = self.write("bad.csv", "name,lat,lon\nNowhere,NaN,10\n")
        result = run("gazetteer", "import", bad, env=env)
        self.assertEqual(result.returncode, 1)
        self.assertIn("line 2", result.stderr)


class Formats(Folder):
    def test_every_format_is_well_formed(self):
        article = self.write("a.txt", REPORT)
        geojson = json.loads(run("extract", "--format", "geojson", article).stdout)
        self.assertEqual(geojson["type"], "FeatureCollection")
        self.assertEqual(geojson["features"][0]["properties"]["killed"], [4, 4])
        rows = list(csv.DictReader(io.StringIO(run("extract", "-f", "csv", article).stdout)))
        self.assertEqual(rows[0]["killed_min"], "4")
        gtd = list(csv.DictReader(io.StringIO(run("extract", "-f", "gtd", article).stdout)))
        self.assertEqual((gtd[0]["iyear"], gtd[0]["nkill"]), ("2004", "4"))
        import xml.etree.ElementTree as tree
        tree.fromstring(run("extract", "-f", "kml", article).stdout)

    def test_geopackage(self):
        out = self.path("x.gpkg")
        result = run("extract", "-o", out, self.write("a.txt", REPORT))
        self.assertEqual(result.returncode, 0, result.stderr)
        db = sqlite3.connect(out)
        self.assertEqual(db.execute("SELECT killed_min FROM incidents").fetchone()[0], 4)
        db.close()

    def test_snapshot(self):
        article = self.write("a.txt", REPORT)
        for ending, magic in (("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")):
            out = self.path("map." + ending)
            result = run("snapshot", "-o", out, "--title", "Karachi", article,
                         env={"DISPLAY": "", "WAYLAND_DISPLAY": ""})
            self.assertEqual(result.returncode, 0, result.stderr)
            with open(out, "rb") as f:
                self.assertTrue(f.read(8).startswith(magic))
        with open(self.path("map.svg"), encoding="utf-8") as f:
            picture = f.read()
        self.assertIn("Karachi", picture)
        self.assertFalse("Incidents over time" in picture)

    def test_snapshot_with_a_timeline(self):
        out = self.path("map.svg")
        earlier = REPORT + "\nOn 3 March 2002, gunmen shot dead two policemen in Quetta.\n"
        result = run("snapshot", "-o", out, "--timeline", self.write("a.txt", earlier))
        self.assertEqual(result.returncode, 0, result.stderr)
        with open(out, encoding="utf-8") as f:
            self.assertTrue("Incidents over time" in f.read())


class BadInput(Folder):
    def test_each_bad_file_has_its_message_and_the_rest_is_done(self):
        good = self.write("good.txt", REPORT)
        bad = {
            "empty": self.write("empty.txt", b""),
            "binary": self.write("binary.txt", bytes(range(256)) * 64),
            "broken encoding": self.write("broken.txt", b"\xff\xfe\xfa\x80\x81" * 40),
            "missing": self.path("missing.txt"),
            "a folder without articles": self.path("bare"),
        }
        os.mkdir(bad["a folder without articles"])
        zeros = self.path("zeros.txt")
        with open(zeros, "wb") as f:
            f.truncate(100 * 1024 * 1024)
        bad["zeros"] = zeros
        result = run("extract", *bad.values(), good)
        self.assertEqual(result.returncode, 1, result.stdout[:500])
        done = [row for row in lines(result) if "incidents" in row and row["incidents"]]
        self.assertEqual(len(done), 1)
        for what, path in bad.items():
            self.assertIn(os.path.basename(path), result.stderr, what)
        for row in lines(result):
            if "error" in row:
                self.assertTrue(row["error"]["code"] and row["error"]["message"])

    def test_truncated_html_is_read_as_far_as_it_goes(self):
        html = "<html><head><title>Bomb kills four</title></head><body><p>" + REPORT.replace(
            "\n\n", "</p><p>")
        result = run("read", self.write("cut.html", html[:int(len(html) * .8)]))
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("car bomb", lines(result)[0]["text"])

    @unittest.skipIf(os.geteuid() == 0, "root may read everything")
    def test_unreadable_file(self):
        path = self.write("secret.txt", REPORT)
        os.chmod(path, 0)
        result = run("extract", path)
        self.assertEqual(result.returncode, 1)
        self.assertIn("secret.txt", result.stderr)

    def test_lines_that_are_no_articles(self):
        result = run("extract", "--articles", "-", stdin='{"id":"a"}\nnot json\n')
        self.assertEqual(result.returncode, 1)
        self.assertEqual(len(lines(result)), 2)

    def test_unwritable_output(self):
        result = run("extract", "-o", "/proc/nowhere/x.jsonl", self.write("a.txt", REPORT))
        self.assertEqual(result.returncode, 1)
        self.assertIn("/proc/nowhere/x.jsonl", result.stderr)

    def test_damaged_case(self):
        case = self.write("x.dateline", b"no database at all " * 100)
        result = run("export", "--case", case)
        self.assertEqual(result.returncode, 1)
        self.assertIn("x.dateline", result.stderr)


class Positions(Folder):
    def check(self, name, content, encoding="utf-8"):
        """Every run of the answer says where the same words stand in the file."""
        path = self.write(name, content.encode(encoding))
        article = lines(run("read", "--with-positions", path))[0]
        text, covered = article["text"], 0
        for start, end, first, last in article["positions"]:
            self.assertEqual(" ".join(text[start:end].split()), " ".join(html.unescape(content[first:last]).split()))
            covered += len("".join(text[start:end].split()))
        return covered / len("".join(text.split())), article

    def test_text_file(self):
        wrapped = "Bomb kills four\n\nKARACHI, April 5 - A car bomb exploded outside a police station in Karachi on\n" \
                  "Sunday, killing four officers and wounding eleven people, the police said at\nnight. " \
                  "Nobody claimed the attack.\n\nThe road was closed.\n"
        share, article = self.check("a.txt", wrapped)
        self.assertEqual(share, 1)
        self.assertEqual(article["positions"][0][2], wrapped.index("KARACHI"))
        share, article = self.check("b.txt", wrapped.replace("police", "polïce"), "utf-16")
        self.assertEqual(share, 1)

    def test_page(self):
        first = "A bomb exploded in <b>Quetta</b> on Monday &amp; killed five people, the governor&#8217;s office said &mdash; and more."
        page = "<html><head><title>Bomb kills five</title><script>var a = 'A bomb exploded in Quetta';</script></head><body>" \
               "<div class=teaser><a href=/x>A bomb exploded</a></div><h1>Bomb kills five</h1>\n<p>%s</p>\n" \
               "<p>The blast broke windows\n  up to three streets away, and the road was closed for hours.</p>" \
               "<p>Nobody claimed the attack by nightfall, and the police searched the houses nearby.</p></body></html>" % first
        share, article = self.check("a.html", page)
        self.assertEqual(share, 1)
        at = article["text"].index("Quetta")
        run_ = next(r for r in article["positions"] if r[0] <= at < r[1])
        self.assertEqual(run_[2] + at - run_[0], page.index("<b>Quetta") + 3)

    def test_not_without_being_asked(self):
        self.assertNotIn("positions", lines(run("read", self.write("a.txt", REPORT)))[0])


class Cases(Folder):
    def many(self, n):
        for i in range(n):
            self.write("in/%03d.txt" % i, REPORT.replace("four", "%d" % (i + 2)))
        return self.path("in")

    def test_import_export_import(self):
        case, folder = self.path("a.dateline"), self.many(5)
        result = run("import", "--case", case, folder)
        self.assertEqual(result.returncode, 0, result.stderr)
        again = run("import", "--case", case, folder)
        self.assertIn("5 known before", again.stdout)
        rows = lines(run("export", "--case", case))
        self.assertEqual(len(rows), 5)
        self.assertTrue(all(row["incidents"] for row in rows))

    def copies(self):
        """One article saved twice: as text, and as a page with other lines around it; and another one."""
        title, dateline, end = [line for line in REPORT.splitlines() if line]
        more = "The blast broke windows up to three streets away, and the road was closed for the whole of the day."
        self.write("in/1.txt", REPORT + "\n" + more + "\n")
        self.write("in/2.html", "<html><head><title>%s | The Example</title></head><body><nav><a href=/>Home</a></nav>"
                   "<article><h1>%s</h1><p>%s</p><p>%s</p><p>%s</p></article><footer>Subscribe to our letter</footer>"
                   "</body></html>" % (title, title, dateline, end, more))
        self.write("in/3.txt", "Council of Elmwick opens a library\n\nELMWICK, England, 6 April 2004 - The mayor opened the "
                   "new library on Monday with a speech about the old one, which had burned down two years ago.\n")
        return self.path("in")

    def test_same_article_saved_twice_is_offered_as_one(self):
        case, folder = self.path("c.dateline"), self.copies()
        result = run("import", "--case", case, "--json", folder)
        self.assertEqual(result.returncode, 0, result.stderr)
        first, copy, other = lines(result)
        self.assertEqual(copy["same_as"], first["id"])
        self.assertIsNone(first["same_as"])
        self.assertIsNone(other["same_as"])
        self.assertIn("3 articles read", result.stderr)
        rows = lines(run("export", "--case", case))
        self.assertEqual([row.get("same_as") for row in rows], [None, first["id"]])

    def test_same_article_is_named_in_the_report(self):
        result = run("import", "--case", self.path("c.dateline"), self.copies())
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("2.html: the same article as “Bomb kills four at Karachi police station” (1.txt)", result.stdout)
        self.assertIn("1 article has the text of an earlier one", result.stdout)

    def test_copies_counted_as_one_are_not_exported(self):
        case = self.path("c.dateline")
        result = run("import", "--case", case, "--copies", "one", self.copies())
        self.assertEqual(result.returncode, 0, result.stderr)
        for form in "jsonl", "geojson", "csv":
            out = run("export", "--case", case, "--format", form).stdout
            self.assertIn("1.txt", out)
            self.assertNotIn("2.html", out)
        self.assertEqual(run("import", "--case", case, "--copies", "never", self.copies()).returncode, 2)

    def test_interrupt_stops_and_the_next_run_goes_on(self):
        case, folder = self.path("i.dateline"), self.many(300)
        process = subprocess.Popen([CLI, "import", "--case", case, "--json", folder], text=True,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for i in range(20):
            self.assertTrue(process.stdout.readline())
        process.send_signal(signal.SIGINT)
        rest, complaints = process.communicate(timeout=120)
        self.assertEqual(process.returncode, 1)
        self.assertIn("The same command goes on where it was", complaints)
        self.assertLess(20 + len(rest.splitlines()), 300)
        result = run("import", "--case", case, "--json", folder)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertGreaterEqual(sum(line["known"] for line in lines(result)), 20)
        self.assertEqual(len(lines(run("export", "--case", case))), 300)

    def test_kill_during_import_loses_nothing(self):
        case, folder = self.path("k.dateline"), self.many(500)
        process = subprocess.Popen([CLI, "import", "--case", case, folder],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        seen = 0
        deadline = time.monotonic() + 120
        while seen < 20 and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.02)
            try:
                db = sqlite3.connect("file:%s?mode=ro" % case, uri=True)
                seen = db.execute("SELECT count(*) FROM article").fetchone()[0]
                db.close()
            except sqlite3.OperationalError:
                pass
        process.send_signal(signal.SIGKILL)
        process.wait()
        self.assertGreaterEqual(seen, 20)
        kept = len(lines(run("export", "--case", case)))
        self.assertGreaterEqual(kept, seen)
        result = run("import", "--case", case, folder)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(len(lines(run("export", "--case", case))), 500)
        db = sqlite3.connect(case)
        self.assertEqual(db.execute("PRAGMA integrity_check").fetchone()[0], "ok")
        self.assertEqual(db.execute("SELECT count(*) FROM article").fetchone()[0], 500)
        db.close()


if __name__ == "__main__":
    unittest.main(verbosity=2)
