/** As where a complaint is sent: an address in no language of ours is none, and forms have their words. */
export { default } from '../complaints/layout'
