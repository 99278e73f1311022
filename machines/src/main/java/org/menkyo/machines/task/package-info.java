/** What is done with many machines: asking, installing keys, activating, carrying lists (VA-501, VA-502). */
package org.menkyo.machines.task;
