import './answers.ts'
import './fetches/economy.ts'
import './fetches/text.ts'
import './fetches/equal-entities.ts'
