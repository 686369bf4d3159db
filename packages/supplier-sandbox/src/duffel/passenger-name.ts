import { z } from 'zod'

/**
 * Letters of ASCII, Latin-1 and Latin Extended-A but for a few, spaces, hyphens and straight apostrophes, at most 20:
 * the documentation of `given_name` and `family_name` in the official SDK's types.
 */
const allowed = /^[ '\-A-Za-zÀ-ÖØ-öø-ſ]+$/u
const excluded = /[ÆæĲĳŒœÞð]/u

export const isPassengerName = (name: string) => allowed.test(name) && !excluded.test(name)

export const nameField = z
  .string()
  .min(1)
  .max(20)
  .refine(
    isPassengerName,
    'may only hold letters of Latin-1 and Latin Extended-A, spaces, - and straight apostrophes',
  )
