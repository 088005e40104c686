import postgres from 'postgres'

/**
 * One connection for work that may take as long as it takes; rows are read and written in the same form whatever the server's own
 * settings are. It is never changed for another under way: that would be outside of the transaction.
 */
export function connect(url: string): postgres.Sql {
  return postgres(url, {
    max: 1,
    max_lifetime: null,
    onnotice: () => {},
    connection: {
      application_name: 'isnad backup',
      TimeZone: 'UTC',
      DateStyle: 'ISO',
      client_encoding: 'UTF8',
      statement_timeout: 0,
      lock_timeout: 0,
      idle_in_transaction_session_timeout: 0,
    },
  })
}
