/* main.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * train-language: learns the weights of data/weights from the corpora. See data/weights/README.md.
 */

#include "config.h"

#include "commands.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  const char *name;
  void (*run) (const Options *options);
} Command;

static const Command COMMANDS[] = {
  { "words", command_words }, { "tagger", command_tagger },   { "parser", command_parser },
  { "names", command_names }, { "certain", command_certain }, { "pack", command_pack },
  { "score", command_score },
};

GPtrArray *
read_part (const Options *options, const char *part, gboolean join_hyphens)
{
  g_autofree char *path =
      g_strdup_printf ("%s/treebank/en_ewt-%s.conllu.gz", options->corpora, part);

  return treebank_read (path, join_hyphens);
}

void
write_section (const Options *options, const char *name, gconstpointer data, gsize length)
{
  g_autofree char *path = g_build_filename (options->out, name, NULL);
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents (path, data, (gssize) length, &error))
    g_error ("%s", error->message);
}

GBytes *
read_section (const Options *options, const char *name)
{
  g_autofree char *path = g_build_filename (options->out, name, NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  if (!g_file_get_contents (path, &data, &length, &error))
    g_error ("%s", error->message);
  return g_bytes_new_take (data, length);
}

int
main (int argc, char **argv)
{
  g_autofree char *data_dir = NULL, *corpora = NULL, *out = NULL;
  int rounds = 8;
  const GOptionEntry entries[] = {
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &data_dir, "Compiled data of Dateline", "FOLDER" },
    { "corpora", 0, 0, G_OPTION_ARG_FILENAME, &corpora, "Corpora to learn from", "FOLDER" },
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &out, "Where the learned sections go", "FOLDER" },
    { "rounds", 0, 0, G_OPTION_ARG_INT, &rounds, "Passes over the training text", "N" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("COMMAND");
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 2)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "One command is needed.");
      return 2;
    }

  Options options = { data_dir, corpora != NULL ? corpora : "../shared/corpora",
                      out != NULL ? out : "weights", (guint) rounds };

  for (guint i = 0; i < G_N_ELEMENTS (COMMANDS); i++)
    if (strcmp (COMMANDS[i].name, argv[1]) == 0)
      {
        COMMANDS[i].run (&options);
        return 0;
      }
  g_printerr ("There is no command “%s”.\n", argv[1]);
  return 2;
}
