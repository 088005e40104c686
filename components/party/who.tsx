import { ADDRESS_LENGTH } from '../../domain/address'
import { PARTY_NAME_LENGTH } from '../../domain/party'
import { TextField } from '../desk/fields'

type Props = { words: (key: 'name' | 'nameHint' | 'email' | 'emailHint') => string }

/** Under which name somebody without an account speaks, and from which address. */
export function WhoSpeaks({ words }: Props) {
  return (
    <>
      <TextField
        name="name"
        label={words('name')}
        hint={words('nameHint')}
        autoComplete="name"
        maxLength={PARTY_NAME_LENGTH.max}
        required
      />
      <TextField
        name="email"
        type="email"
        dir="ltr"
        label={words('email')}
        hint={words('emailHint')}
        autoComplete="email"
        maxLength={ADDRESS_LENGTH.max}
        required
      />
    </>
  )
}
