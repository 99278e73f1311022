/** The command line {@code menkyo-machines} (VA-501, VA-502, VA-503). */
package org.menkyo.machines.cli;
