import { faultOf } from './text'

export const HANDLE_LENGTH = { min: 3, max: 30 } as const

// One script a handle: letters that look alike in two scripts cannot stand side by side.
const LATIN = /^[a-zçğıöşü][a-zçğıöşü0-9]*(?:_[a-zçğıöşü0-9]+)*$/
const ARABIC =
  /^[\u0621-\u063A\u0641-\u064A][\u0621-\u063A\u0641-\u064A\u0660-\u0669]*(?:_[\u0621-\u063A\u0641-\u064A\u0660-\u0669]+)*$/

const LOOK_ALIKE: Record<string, string> = {
  ç: 'c',
  ğ: 'g',
  ı: 'i',
  ö: 'o',
  ş: 's',
  ü: 'u',
  0: 'o',
  1: 'l',
  5: 's',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ى: 'ي',
  ئ: 'ي',
  ة: 'ه',
  ؤ: 'و',
  '١': 'ا',
  '٥': 'ه',
}

/** Names that would speak for the platform. */
const RESERVED = new Set(
  [
    ...[
      'admin',
      'isnad',
      'moderator',
      'operator',
      'reviewer',
      'rule',
      'former',
      'party',
      'system',
      'support',
      'yönetici',
    ],
    ...['إسناد', 'مدير', 'مشرف', 'مراجع'],
  ].map(handleKey),
)

/** Why a handle cannot be chosen, as a refusal code; null when it can. */
export function handleFault(handle: string): string | null {
  const fault = faultOf(handle, HANDLE_LENGTH)
  if (fault) return fault
  if (!LATIN.test(handle) && !ARABIC.test(handle)) return 'handle_form'
  // A 1 is kept apart from other handles as an l, but adm1n is read as admin.
  const readings = [handle, handle.replaceAll('1', 'i')]
  return readings.some((each) => RESERVED.has(handleKey(each))) ? 'handle_reserved' : null
}

/** What two handles must not share: the handle with its look-alikes made one and its underscores dropped. */
export function handleKey(handle: string): string {
  return [...handle.normalize('NFC')]
    .filter((letter) => letter !== '_')
    .map((letter) => LOOK_ALIKE[letter] ?? letter)
    .join('')
}
