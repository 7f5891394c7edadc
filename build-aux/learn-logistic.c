/* learn-logistic.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Logistic regression with L2 penalty over sparse features that are present or not, by stochastic
 * gradient descent with AdaGrad steps (Duchi et al. 2011). Reads from standard input the number of
 * features, the rounds, the penalty and the rate, then for each example its target (0 … 1), its
 * weight, the number of its features and their indices; prints the weights. For build-aux/
 * train-roles.
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
learn (double *weights, double *squares, unsigned rounds, double penalty, double rate)
{
  unsigned state = 1;

  for (unsigned round = 0; round < rounds; round++)
    {
      for (unsigned i = n_examples; i > 1; i--)
        {
          unsigned other = next_random (&state) % i;
          Example held = examples[i - 1];

          examples[i - 1] = examples[other];
          examples[other] = held;
        }
      for (unsigned i = 0; i < n_examples; i++)
        {
          const Example *example = &examples[i];
          const unsigned *own = features + example->first;
          double sum = 0, error;

          for (unsigned k = 0; k < example->n; k++)
            sum += weights[own[k]];
          error = (example->target - 1 / (1 + exp (-sum))) * example->weight;
          for (unsigned k = 0; k < example->n; k++)
            {
              double step = error - penalty * weights[own[k]];

              squares[own[k]] += step * step;
              weights[own[k]] += rate * step / sqrt (squares[own[k]]);
            }
        }
    }
}

int
main (void)
{
  unsigned n_features, rounds;
  double penalty, rate;
  double *weights, *squares;

  if (scanf ("%u %u %lf %lf", &n_features, &rounds, &penalty, &rate) != 4)
    return 2;
  while (read_example ())
    ;
  weights = calloc (n_features, sizeof *weights);
  squares = malloc (n_features * sizeof *squares);
  for (unsigned i = 0; i < n_features; i++)
    squares[i] = 1;
  learn (weights, squares, rounds, penalty, rate);
  for (unsigned i = 0; i < n_features; i++)
    printf ("%.4f\n", weights[i]);
  return 0;
}
