/** As on the pages for reading: an address in no language of ours is none. */
export { default } from '../(reading)/layout'
