/** Work on many machines at once, within limits, which can be stopped (VA-501). */
package org.menkyo.machines.work;
