<#assign subjects = {
  "PASSWORD_CHANGED": "パスワードが変更されました",
  "PASSWORD_RESET": "パスワードが再設定されました",
  "PASSWORD_ROTATED": "アカウントに新しいパスワードが設定されました",
  "DISABLED": "アカウントが無効になりました",
  "ENABLED": "アカウントが再び有効になりました",
  "RENEWED": "アカウントの有効期限が変更されました"}>
<#assign texts = {
  "PASSWORD_CHANGED": "現在のパスワードを知る人がパスワードを変更しました",
  "PASSWORD_RESET": "このアドレスに送信されたメールのリンクから、新しいパスワードが設定されました",
  "PASSWORD_ROTATED": "オペレーターが別のパスワードを設定しました",
  "DISABLED": "オペレーターがアカウントを無効にしたため、サインインできなくなりました",
  "ENABLED": "オペレーターがアカウントを再び有効にしました",
  "RENEWED": "オペレーターがアカウントの有効期限を変更しました"}>
<@m.mail subject=subjects[change]>
<@m.p>ライセンス サービス センターのアカウント <@m.strong>${account}</@m.strong> に変更がありました (${at})。${texts[change]}。<#if change?starts_with("PASSWORD_")>以前のパスワードによるサインインはすべて終了しています。</#if></@m.p>
<@m.p>ご承知の変更であれば、何もしていただく必要はありません。お心当たりがない場合は、ただちにサポートにご連絡ください。</@m.p>
</@m.mail>
