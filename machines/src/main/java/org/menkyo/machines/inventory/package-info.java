/** What the tool knows of machines, kept in an embedded database (VA-501). */
package org.menkyo.machines.inventory;
