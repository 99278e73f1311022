<#assign who = byOwner???then("somebody who signed in with this address", "an operator")>
<#assign subjects = {
  "MADE": "A system has an account for your address",
  "PASSWORD_CHANGED": "Your password was changed",
  "PASSWORD_RESET": "Your password was set anew",
  "PASSWORD_ROTATED": "Your account has a new password",
  "DISABLED": "Your account was disabled",
  "ENABLED": "Your account was enabled again",
  "RENEWED": "The end of your account was changed",
  "SIGN_INS_ENDED": "All your sign-ins were ended",
  "SIGN_INS_ENDED_BY_OPERATOR": "All your sign-ins were ended",
  "PASSWORD_ENDED_BY_OPERATOR": "Your password was ended",
  "SECOND_FACTOR_ENROLLED": "Your account has a second factor",
  "SECOND_FACTOR_REMOVED": "The second factor of your account was removed",
  "SECOND_FACTOR_RESET": "The second factor of your account was reset",
  "RECOVERY_CODES_RENEWED": "Your account has new recovery codes",
  "RECOVERY_CODE_USED": "A recovery code was used"}>
<#assign texts = {
  "MADE": "an operator made it for a system of yours, which may do what this address may do",
  "PASSWORD_CHANGED": "its password was changed by somebody who knew the old one",
  "PASSWORD_RESET": "a new password was set by the link of a mail to this address",
  "PASSWORD_ROTATED": "${who} gave it another password",
  "DISABLED": "${who} disabled it, so nobody can sign in with it",
  "ENABLED": "${who} enabled it again",
  "RENEWED": "${who} changed the day on which it ends",
  "SIGN_INS_ENDED": "all its sign-ins were ended by somebody who had signed in with it",
  "SIGN_INS_ENDED_BY_OPERATOR": "an operator ended all its sign-ins and access tokens",
  "PASSWORD_ENDED_BY_OPERATOR": "an operator ended its password, all its sign-ins and its access tokens",
  "SECOND_FACTOR_ENROLLED": "a second factor was set up, so the password alone signs nobody in any more",
  "SECOND_FACTOR_REMOVED": "its second factor was removed by somebody who had the password and a code",
  "SECOND_FACTOR_RESET": "an operator removed its second factor",
  "RECOVERY_CODES_RENEWED": "new recovery codes were made, and the old ones have ended",
  "RECOVERY_CODE_USED": "somebody signed in with the password and a recovery code, which cannot be used again"}>
<@m.mail subject=subjects[change]>
<@m.p>Hello,</@m.p>
<@m.p>Something happened to the account <@m.strong>${account}</@m.strong> at the licensing service center at ${at}: ${texts[change]}.<#if passwordEndsAt??> The new password serves until ${passwordEndsAt}: sign in with it and choose one of your own before then.</#if><#if formerPasswordEndsAt??> The former password works until ${formerPasswordEndsAt}; use the new one from then on.<#elseif change?starts_with("PASSWORD_")> Whatever was signed in with the old password has ended.<#elseif change?starts_with("SECOND_") || change?starts_with("RECOVERY_")> Earlier sessions have ended.<#elseif change?starts_with("SIGN_INS_")> Whatever was signed in has to sign in again. The password is the same.</#if><#if change == "PASSWORD_ENDED_BY_OPERATOR"> To set a new password, ask for a link on the page for forgotten passwords.</#if></@m.p>
<@m.p>You expected this? Then you need not do anything. Otherwise contact support at once.</@m.p>
</@m.mail>
