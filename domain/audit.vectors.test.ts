import { describe, expect, test } from 'vitest'
import vectors from '../verify/vectors/jcs.json'
import { canonical } from './audit'

const spelled = (input: string) => new TextDecoder().decode(canonical(JSON.parse(input)))

describe('published canonical forms (RFC 8785)', () => {
  test.each(vectors.canonical)('$desc', ({ input, output }) => {
    expect(spelled(input)).toBe(output)
  })

  test.each(vectors.canonical)('$desc: the form of the form is itself', ({ output }) => {
    expect(spelled(output)).toBe(output)
  })

  test.each(vectors.refused)('refused: $desc', ({ input }) => {
    expect(() => spelled(input)).toThrow(TypeError)
  })

  test.each(vectors.notCanonical)('spelled otherwise: $desc', ({ input }) => {
    let form: string | null = null
    try {
      form = spelled(input)
    } catch {}
    expect(form).not.toBe(input)
  })
})
