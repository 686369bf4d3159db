# syntax=docker/dockerfile:1
# One recipe for every service. SERVICE is its folder:
#   docker build --build-arg SERVICE=subgraphs/flights --tag wayfare/flights .
#   docker build --target router --tag wayfare/router .
# The image keeps the workspace's layout: packages are linked from their own folders, outside node_modules, so Node
# strips their types as it does in development and nothing is compiled (docs/adr/0006).
ARG NODE=node:24-bookworm-slim

FROM ${NODE} AS workspace
WORKDIR /wayfare
ENV CI=1
COPY . .

FROM workspace AS install
ARG SERVICE=subgraphs/flights
RUN --mount=type=cache,target=/root/.local/share/pnpm/store \
  npx --yes "$(node -p 'require("./package.json").packageManager')" \
  install --frozen-lockfile --prod --filter "{./${SERVICE}}..."

FROM workspace AS pages
RUN --mount=type=cache,target=/root/.local/share/pnpm/store \
  npx --yes "$(node -p 'require("./package.json").packageManager')" install --frozen-lockfile --filter "{./web}..." \
  && cd web && npx vite build

FROM workspace AS install-router
RUN --mount=type=cache,target=/root/.local/share/pnpm/store \
  npx --yes "$(node -p 'require("./package.json").packageManager')" \
  install --frozen-lockfile --prod --filter "{./router}..."

FROM ${NODE} AS runtime
ENV NODE_ENV=production NODE_OPTIONS=--disable-warning=ExperimentalWarning \
  HOST=0.0.0.0 PORT=4000 APOLLO_TELEMETRY_DISABLED=1
WORKDIR /wayfare
EXPOSE 4000
USER node
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]

FROM runtime AS router
COPY --from=install-router --chown=node:node /wayfare/node_modules node_modules
COPY --from=install-router --chown=node:node /wayfare/packages packages
COPY --from=install-router --chown=node:node /wayfare/router router
COPY --from=install-router --chown=node:node /wayfare/schema schema
COPY --from=pages --chown=node:node /wayfare/web/dist web/dist
ENV SUPERGRAPH_FILE=/wayfare/schema/supergraph.graphql WEB_FOLDER=/wayfare/web/dist
CMD ["node", "--max-semi-space-size=16", "--heap-growing-percent=100", "--use-largepages=silent", "router/src/main.ts"]

FROM runtime AS service
ARG SERVICE=subgraphs/flights
COPY --from=install --chown=node:node /wayfare/node_modules node_modules
COPY --from=install --chown=node:node /wayfare/packages packages
COPY --from=install --chown=node:node /wayfare/schema schema
COPY --from=install --chown=node:node /wayfare/${SERVICE} ${SERVICE}
WORKDIR /wayfare/${SERVICE}
CMD ["node", "src/main.ts"]
