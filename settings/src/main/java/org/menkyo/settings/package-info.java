/**
 * Settings: each is declared once, in the {@link org.menkyo.settings.SettingsRegister}, and whoever reads it, checks it or
 * describes it does so by its declaration (LC-1206).
 */
package org.menkyo.settings;
