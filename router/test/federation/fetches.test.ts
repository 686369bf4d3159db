import './answers.ts'
import './fetches/economy.ts'
import './fetches/text.ts'
