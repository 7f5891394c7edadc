/* learn-logistic.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Logistic regression with L2 penalty over sparse features that are present or not, by stochastic
 * gradient descent with AdaGrad steps (Duchi et al. 2011). So that no feature is relied on alone,
 * each example hides a share of its features, others in each round (dropout, Srivastava et al.
 * 2014); and the weights are the mean of several runs, which differ in what is hidden and in the
 * order of the examples. Reads from standard input the number of features, the rounds, the penalty,
 * the rate, the share hidden and the runs, then for each example its target (0 … 1), its weight,
 * the number of its features and their indices; prints the weights. For build-aux/train-roles.
 */

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct
{
  double target;
  double weight;
  unsigned first;
  unsigned n;
} Example;

static unsigned *features;
static unsigned n_all, n_room;
static Example *examples;
static unsigned n_examples, n_example_room;

static int
read_example (void)
{
  Example example;

  if (scanf ("%lf %lf %u", &example.target, &example.weight, &example.n) != 3)
    return 0;
  example.first = n_all;
  while (n_all + example.n > n_room)
    {
      n_room = n_room * 2 + 1024;
      features = realloc (features, n_room * sizeof *features);
    }
  for (unsigned i = 0; i < example.n; i++)
    if (scanf ("%u", &features[n_all++]) != 1)
      return 0;
  if (n_examples == n_example_room)
    {
      n_example_room = n_example_room * 2 + 1024;
      examples = realloc (examples, n_example_room * sizeof *examples);
    }
  examples[n_examples++] = example;
  return 1;
}

/* Numerical Recipes' linear congruence: the same order on every machine. */
static unsigned
next_random (unsigned *state)
{
  *state = *state * 1664525u + 1013904223u;
  return *state >> 8;
}

static void
shuffle (unsigned *state)
{
  for (unsigned i = n_examples; i > 1; i--)
    {
      unsigned other = next_random (state) % i;
      Example held = examples[i - 1];

      examples[i - 1] = examples[other];
      examples[other] = held;
    }
}

/* Moves those of the example's features to its front that are not hidden this time. */
static unsigned
show_some (unsigned *own, unsigned n, double hidden, unsigned *state)
{
  unsigned shown = 0;

  for (unsigned k = 0; k < n; k++)
    {
      unsigned held = own[k];

      if (next_random (state) % 10000 < hidden * 10000)
        continue;
      own[k] = own[shown];
      own[shown++] = held;
    }
  return shown;
}

typedef struct
{
  unsigned n_features;
  unsigned rounds;
  double penalty;
  double rate;
  double hidden;
  unsigned runs;
} Settings;

static void
learn_once (const Settings *settings, double *weights, double *squares, unsigned *state)
{
  for (unsigned i = 0; i < settings->n_features; i++)
    {
      weights[i] = 0;
      squares[i] = 1;
    }
  for (unsigned round = 0; round < settings->rounds; round++)
    {
      shuffle (state);
      for (unsigned i = 0; i < n_examples; i++)
        {
          const Example *example = &examples[i];
          unsigned *own = features + example->first;
          unsigned shown = show_some (own, example->n, settings->hidden, state);
          double sum = 0, error;

          for (unsigned k = 0; k < shown; k++)
            sum += weights[own[k]];
          sum /= 1 - settings->hidden;
          error = (example->target - 1 / (1 + exp (-sum))) * example->weight;
          for (unsigned k = 0; k < shown; k++)
            {
              double step = error - settings->penalty * weights[own[k]];

              squares[own[k]] += step * step;
              weights[own[k]] += settings->rate * step / sqrt (squares[own[k]]);
            }
        }
    }
}

int
main (void)
{
  Settings settings;
  unsigned state = 1;
  double *weights, *squares, *sums;

  if (scanf ("%u %u %lf %lf %lf %u", &settings.n_features, &settings.rounds, &settings.penalty,
             &settings.rate, &settings.hidden, &settings.runs) != 6)
    return 2;
  while (read_example ())
    ;
  weights = malloc (settings.n_features * sizeof *weights);
  squares = malloc (settings.n_features * sizeof *squares);
  sums = calloc (settings.n_features, sizeof *sums);
  for (unsigned run = 0; run < settings.runs; run++)
    {
      learn_once (&settings, weights, squares, &state);
      for (unsigned i = 0; i < settings.n_features; i++)
        sums[i] += weights[i];
    }
  for (unsigned i = 0; i < settings.n_features; i++)
    printf ("%.4f\n", sums[i] / settings.runs);
  return 0;
}
