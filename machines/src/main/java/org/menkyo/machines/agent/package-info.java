/** How the tool reaches the agents of machines, and what they answer (VA-503). */
package org.menkyo.machines.agent;
