import { commandPayloads, commands } from '@wayfare/booking-events'
import type { CommandName, Draft, Vertical } from '@wayfare/booking-events'
import { DomainError } from '@wayfare/domain'
import type { Booking, BookingItem } from './booking.ts'
import type { Command } from './saga/saga-state.ts'

/** A command of the saga as the message that is sent. */
export const draftOf = (booking: Booking, command: Command): Draft =>
  command.to === 'order' ? orderDraft(booking, command) : paymentDraft(booking, command)

/** Whether the message keeps its contract: what does not cannot be sent, however often it is tried. */
export const isSendable = ({ name, payload }: Draft) =>
  commandPayloads[name as CommandName].safeParse(payload).success

const itemOf = ({ items }: Booking, itemId: string): BookingItem => {
  const item = items.find(({ id }) => id === itemId)
  if (!item) throw new DomainError('INTERNAL', `the booking has no item ${itemId}`)
  return item
}

const orderDraft = (booking: Booking, { itemId, step }: Extract<Command, { to: 'order' }>): Draft => {
  const item = itemOf(booking, itemId)
  const about = { bookingId: booking.id, to: item.service as Vertical }
  if (step === 'confirm') return commands.confirmOrder(about, { itemId })
  if (step === 'cancel') {
    const purpose = booking.goal === 'CANCEL' ? 'TRAVELLER' : 'COMPENSATION'
    return commands.cancelOrder(about, { itemId, purpose })
  }
  const { travellers, contact, clientIp } = booking.party
  return commands.holdOrder(about, {
    itemId,
    offerId: item.offerId,
    expected: item.supplierPrice,
    clientReference: item.clientReference,
    travellers: [...travellers],
    contact,
    owner: booking.owner,
    clientIp,
  })
}

const paymentDraft = (booking: Booking, command: Extract<Command, { to: 'payment' }>): Draft => {
  const { id: bookingId, paymentId, total, reference, party, owner } = booking
  const about = { bookingId }
  switch (command.step) {
    case 'authorise':
      return commands.authorisePayment(about, {
        paymentId,
        bookingReference: reference,
        amount: total,
        paymentMethod: party.paymentMethod,
        owner,
      })
    case 'capture':
      return commands.capturePayment(about, { paymentId, amount: total })
    case 'void':
      return commands.voidPayment(about, { paymentId })
    case 'refund': {
      // One refund for each item, under the item's id: sent again it is the same refund.
      const amount = itemOf(booking, command.itemId).refund?.due
      if (!amount) throw new DomainError('INTERNAL', `nothing is due for item ${command.itemId}`)
      return commands.refundPayment(about, { paymentId, refundId: command.itemId, amount })
    }
  }
}
