/** The organization that is played: its machines, its KMS hosts, the publisher's center, and its clock (VA-703). */
package org.menkyo.twin.world;
