<#assign who = byOwner???then("このアドレスでサインインした人", "オペレーター")>
<#assign subjects = {
  "MADE": "お客様のアドレスのシステム用アカウントが作成されました",
  "PASSWORD_CHANGED": "パスワードが変更されました",
  "PASSWORD_RESET": "パスワードが再設定されました",
  "PASSWORD_ROTATED": "アカウントに新しいパスワードが設定されました",
  "DISABLED": "アカウントが無効になりました",
  "ENABLED": "アカウントが再び有効になりました",
  "RENEWED": "アカウントの有効期限が変更されました",
  "SIGN_INS_ENDED": "すべてのサインインが終了しました",
  "SIGN_INS_ENDED_BY_OPERATOR": "すべてのサインインが終了しました",
  "PASSWORD_ENDED_BY_OPERATOR": "パスワードが無効になりました",
  "SECOND_FACTOR_ENROLLED": "2 段階認証が設定されました",
  "SECOND_FACTOR_REMOVED": "2 段階認証が解除されました",
  "SECOND_FACTOR_RESET": "2 段階認証がリセットされました",
  "RECOVERY_CODES_RENEWED": "新しいリカバリー コードが発行されました",
  "RECOVERY_CODE_USED": "リカバリー コードが使用されました"}>
<#assign texts = {
  "MADE": "オペレーターがお客様のシステム用に作成しました。このシステムは、このアドレスに許可されていることを行えます",
  "PASSWORD_CHANGED": "現在のパスワードを知る人がパスワードを変更しました",
  "PASSWORD_RESET": "このアドレスに送信されたメールのリンクから、新しいパスワードが設定されました",
  "PASSWORD_ROTATED": "${who}が別のパスワードを設定しました",
  "DISABLED": "${who}がアカウントを無効にしたため、サインインできなくなりました",
  "ENABLED": "${who}がアカウントを再び有効にしました",
  "RENEWED": "${who}がアカウントの有効期限を変更しました",
  "SIGN_INS_ENDED": "このアカウントでサインインした方が、すべてのサインインを終了しました",
  "SIGN_INS_ENDED_BY_OPERATOR": "オペレーターがすべてのサインインとアクセス トークンを終了しました",
  "PASSWORD_ENDED_BY_OPERATOR": "オペレーターがパスワードを無効にし、すべてのサインインとアクセス トークンを終了しました",
  "SECOND_FACTOR_ENROLLED": "2 段階認証が設定されたため、パスワードだけではサインインできなくなりました",
  "SECOND_FACTOR_REMOVED": "パスワードとコードを知る人が 2 段階認証を解除しました",
  "SECOND_FACTOR_RESET": "オペレーターが 2 段階認証を解除しました",
  "RECOVERY_CODES_RENEWED": "新しいリカバリー コードが発行され、以前のコードは使用できなくなりました",
  "RECOVERY_CODE_USED": "パスワードとリカバリー コードによるサインインがありました。このコードは二度と使用できません"}>
<@m.mail subject=subjects[change]>
<@m.p>ライセンス サービス センターのアカウント <@m.strong>${account}</@m.strong> に変更がありました (${at})。${texts[change]}。<#if passwordEndsAt??>新しいパスワードは ${passwordEndsAt} まで有効です。それまでにサインインして、ご自身のパスワードに変更してください。</#if><#if formerPasswordEndsAt??>以前のパスワードは ${formerPasswordEndsAt} まで使用できます。それ以降は新しいパスワードを使用してください。<#elseif change?starts_with("PASSWORD_")>以前のパスワードによるサインインはすべて終了しています。<#elseif change?starts_with("SECOND_") || change?starts_with("RECOVERY_")>以前のセッションはすべて終了しています。<#elseif change?starts_with("SIGN_INS_")>もう一度サインインする必要があります。パスワードは変わりません。</#if><#if change == "PASSWORD_ENDED_BY_OPERATOR">新しいパスワードを設定するには、パスワードをお忘れの方のページからリンクを請求してください。</#if></@m.p>
<@m.p>ご承知の変更であれば、何もしていただく必要はありません。お心当たりがない場合は、ただちにサポートにご連絡ください。</@m.p>
</@m.mail>
