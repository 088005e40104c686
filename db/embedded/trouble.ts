/** Something about this machine keeps Isnad from running. The message is one plain sentence for whoever started it. */
export class Trouble extends Error {
  override name = 'Trouble'
}
