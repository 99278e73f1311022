/** The command line of the activation client (VA-210). */
package org.menkyo.client.cli;
