import { shownText } from '@wayfare/supplier-client'
import { z } from 'zod'

/** `/properties/content`, the parts we ask for. */
const text = shownText(500).nullish()
const imageLink = z.object({ href: z.string().max(2_000) }).nullish()

export const wireContent = z.object({
  property_id: z.string().max(64),
  name: text,
  address: z
    .object({
      line_1: text,
      line_2: text,
      city: text,
      state_province_name: text,
      state_province_code: text,
      postal_code: text,
      country_code: text,
      obfuscation_required: z.boolean().nullish(),
    })
    .nullish(),
  ratings: z
    .object({
      property: z.object({ rating: text }).nullish(),
      guest: z.object({ overall: text, count: z.number().nullish() }).nullish(),
    })
    .nullish(),
  location: z
    .object({
      coordinates: z.object({ latitude: z.number(), longitude: z.number() }).nullish(),
      obfuscated_coordinates: z.object({ latitude: z.number(), longitude: z.number() }).nullish(),
      obfuscation_required: z.boolean().nullish(),
    })
    .nullish(),
  checkin: z.object({ begin_time: text, end_time: text }).nullish(),
  checkout: z.object({ time: text }).nullish(),
  amenities: z.record(z.string(), z.object({ name: shownText(200) })).nullish(),
  images: z
    .array(
      z.object({
        hero_image: z.boolean().nullish(),
        caption: text,
        links: z.object({ '70px': imageLink, '350px': imageLink, '1000px': imageLink }).nullish(),
      }),
    )
    .nullish(),
  descriptions: z.record(z.string(), shownText(20_000)).nullish(),
})

export const contentAnswer = z.record(z.string(), wireContent)

export type WireContent = z.infer<typeof wireContent>
