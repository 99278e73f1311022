package org.menkyo.inventory;

import java.time.Instant;
import java.util.List;
import org.menkyo.shared.input.Limits;

/**
 * Tells the center all machines of an inventory as a management tool knows them (VA-503).
 *
 * @param takenAt when the tool asked the machines last; at most a day ahead of the center's clock
 * @param machines the machines; none is an empty inventory
 */
public record UploadMachineInventory(
        Instant takenAt, @Limits(maxItems = MAX_MACHINES) List<InventoryMachine> machines) {

    /** The most machines of one inventory; a larger network has several. */
    public static final int MAX_MACHINES = 20_000;
}
