/** What a missing page says, as a page of its own: the front asks for it, since Next's own answer is blank without scripts. */
export { default } from '../not-found'
