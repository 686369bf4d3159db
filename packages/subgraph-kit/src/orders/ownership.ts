export { mayRead } from '@wayfare/auth'
