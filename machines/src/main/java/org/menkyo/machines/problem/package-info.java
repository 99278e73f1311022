/** What keeps a command from being done, told by name, so that it can be said in a person's language. */
package org.menkyo.machines.problem;
