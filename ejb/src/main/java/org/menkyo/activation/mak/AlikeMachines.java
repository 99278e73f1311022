package org.menkyo.activation.mak;

/** Machines of a key that share an identifying component with one that is asked about: the same machine always does (VA-206). */
final class AlikeMachines {

    private AlikeMachines() {}

    /**
     * What a statement selects them from, as {@code machine} with {@code id}, {@code installation_id} and {@code returned_at}; one
     * that shares several components comes several times.
     *
     * <p>They are looked up component by component, and what became of them is left to the statement: given the choice, the database
     * would look through all machines of the key, which it takes for few. That is so with most keys, and not with the one that an
     * organization is just rolling out.
     *
     * @param asked a table of {@code board}, {@code disk} and {@code adapter} under this name
     * @param key the number of the key
     */
    static String from(String asked, String key) {
        return """
                %1$s
                  CROSS JOIN LATERAL (
                    SELECT id, installation_id, returned_at FROM activated_machine
                    WHERE product_key_id = %2$s AND system_board = asked.board
                    UNION ALL
                    SELECT id, installation_id, returned_at FROM activated_machine
                    WHERE product_key_id = %2$s AND system_disk = asked.disk
                    UNION ALL
                    SELECT id, installation_id, returned_at FROM activated_machine
                    WHERE product_key_id = %2$s AND network_adapter = asked.adapter
                    OFFSET 0
                  ) AS machine
                """.formatted(asked, key);
    }
}
