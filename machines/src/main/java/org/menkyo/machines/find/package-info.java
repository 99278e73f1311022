/** Where machines can be: in a directory, in a subnet, in a range of addresses, or in a list of names (VA-501). */
package org.menkyo.machines.find;
