import { readArticle } from '../../domain/article/read'
import { Refusal } from '../../domain/refusal'
import { readTextFile } from '../files'

/** `read FILE`: what can be read from the text of a page, as JSON. */
export async function run([path, ...rest]: string[]): Promise<void> {
  if (!path || rest.length > 0) throw new Refusal('usage')
  const { text } = await readTextFile(path)
  process.stdout.write(`${JSON.stringify(readArticle(text), null, 2)}\n`)
}
