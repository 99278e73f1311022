"""What results and states say to people, in English and Japanese."""

_NOT_ACTIVATED = {"en": "Not activated: {}", "ja": "ライセンス認証されていません。{}"}
_NOT_RENEWED = {"en": "Still licensed, but not renewed: {}", "ja": "ライセンス認証は有効ですが、更新されませんでした。{}"}
_LEFT = {"en": " Activations that the product key has left: {}.", "ja": "このプロダクト キーの残りの認証回数は {} 回です。"}
_AGAIN = {"en": " The next try is at {}.", "ja": "次回の試行は {} です。"}

# A text for each outcome, as the Java client says it.
_OUTCOMES = {
    "ACTIVATED_BY_HOST": (
        "{edition} is activated by the KMS host {peer} and renews by itself.",
        "{edition} は KMS ホスト {peer} によりライセンス認証されました。更新は自動で行われます。"),
    "ACTIVATED_BY_KEY": ("{edition} is activated.", "{edition} はライセンス認証されました。"),
    "KEY_INSTALLED": (
        "The product key is installed. Now activate {edition}, online or by phone.",
        "プロダクト キーをインストールしました。続いて {edition} をオンラインまたは電話でライセンス認証してください。"),
    "NOT_ENOUGH_MACHINES": (
        "the KMS host {peer} has counted {counted}, {edition} needs {threshold}. {more} to ask this host.",
        "KMS ホスト {peer} が数えたコンピューターは {count} 台ですが、{edition} には {threshold} 台必要です。"
        "あと {missing} 台の物理コンピューターがこのホストに要求する必要があります。"),
    "EDITION_NOT_COVERED": (
        "the key or the platform of the KMS host {peer} does not cover {edition}. Ask for a host whose key covers this "
        "edition, or use a multiple activation key.",
        "KMS ホスト {peer} のキーまたはプラットフォームは {edition} に対応していません。対応するキーを持つホストを管理者に確認するか、"
        "マルチ ライセンス認証キーを使用してください。"),
    "EDITION_UNKNOWN": (
        "the KMS host {peer} does not know {edition}, or this edition is excluded from volume activation. Check the host's "
        "catalog, or use an individual key.",
        "KMS ホスト {peer} は {edition} を認識しないか、このエディションはボリューム ライセンス認証の対象外です。"
        "ホストのカタログを確認するか、個別のプロダクト キーを使用してください。"),
    "CLOCK_DIFFERS": (
        "this machine's clock is {hours} h {minutes} min {direction} the clock of the KMS host {peer}. Set the clock right "
        "and try again.",
        "このコンピューターの時計は KMS ホスト {peer} の時計より {hours} 時間 {minutes} 分{direction}います。"
        "時計を合わせてから、もう一度お試しください。"),
    "REPEATED_REQUEST": (
        "the KMS host {peer} has seen this very request before. Try again.",
        "KMS ホスト {peer} は同じ要求を既に受け取っています。もう一度お試しください。"),
    "HOST_NOT_ACTIVATED": (
        "the KMS host {peer} is itself not activated. Its administrator has to activate it with its KMS host key.",
        "KMS ホスト {peer} 自体がライセンス認証されていません。ホストの管理者が KMS ホスト キーで認証する必要があります。"),
    "HOST_BUSY": ("the KMS host {peer} cannot answer at the moment.", "KMS ホスト {peer} は現在応答できません。"),
    "HOST_NOT_SUITABLE": (
        "{peer} is not a KMS host for this product ({detail}). Check the name and the port of the host.",
        "{peer} はこの製品の KMS ホストではありません ({detail})。ホストの名前とポートを確認してください。"),
    "HOST_NOT_TRUSTED": (
        "the answer of {peer} cannot be believed ({detail}). Check whether it is your organization's KMS host.",
        "{peer} の応答は信頼できません ({detail})。組織の KMS ホストかどうかを確認してください。"),
    "HOST_UNREACHABLE": (
        "no KMS host could be reached ({peer}: {detail}). Check the network, the firewall and the name and port of the host.",
        "KMS ホストに接続できません ({peer}: {detail})。ネットワーク、ファイアウォール、ホストの名前とポートを確認してください。"),
    "HOST_NAME_UNKNOWN": (
        "the name of the KMS host {peer} is not known in DNS. Check the name of the host and this machine's network.",
        "KMS ホスト {peer} の名前が DNS に見つかりません。ホストの名前と、このコンピューターのネットワークを確認してください。"),
    "NO_HOST_FOUND": (
        "no KMS host is configured. Set a host, or install a multiple activation key.",
        "KMS ホストが設定されていません。ホストを設定するか、マルチ ライセンス認証キーをインストールしてください。"),
    "KEY_NEEDED": (
        "{edition} takes no part in volume activation. Install an individual product key.",
        "{edition} はボリューム ライセンス認証の対象外です。個別のプロダクト キーをインストールしてください。"),
    "HARDWARE_NOT_READABLE": (
        "neither system board, system disk nor network adapter can be read, so nothing tells this machine apart from "
        "others. Run the product as an administrator or a service that may read them.",
        "システム ボード、システム ディスク、ネットワーク アダプターのいずれも読み取れないため、このコンピューターを識別できません。"
        "管理者として、または読み取り権限のあるサービスとして製品を実行してください。"),
    "KEY_FOR_HOSTS": (
        "The product key is for KMS hosts and does not activate {edition}. Install a multiple activation key, or no key to "
        "be activated by a KMS host.",
        "このプロダクト キーは KMS ホスト用で、{edition} の認証には使用できません。マルチ ライセンス認証キーをインストールするか、"
        "キーなしで KMS ホストによる認証を利用してください。"),
    "KEY_FOR_OTHER_PRODUCTS": (
        "The product key is for other products than {edition}. Install the key of the product group that this edition "
        "belongs to.",
        "このプロダクト キーは {edition} 以外の製品用です。このエディションが属する製品グループのキーをインストールしてください。"),
    "CONFIRMATION_WRONG": (
        "the confirmation ID does not belong to this installation ID. Compare the installation ID that was read out with "
        "the one shown now.",
        "確認 ID はこのインストール ID のものではありません。読み上げたインストール ID と現在表示されているものを比べてください。"),
    "CENTER_REFUSED": ("the activation service refused. {detail}", "認証サービスに拒否されました。{detail}"),
    "CENTER_UNREACHABLE": (
        "the activation service {peer} could not be reached or understood ({detail}). Check the network, or activate by "
        "phone.",
        "認証サービス {peer} に接続できないか、応答を理解できません ({detail})。ネットワークを確認するか、電話で認証してください。"),
    "CENTER_NOT_SECURE": (
        "the address of the activation service, {peer}, does not begin with https, so the product key could be read on the "
        "way. Ask the publisher for a catalog with an https address, or activate by phone.",
        "認証サービスのアドレス {peer} が https で始まらないため、プロダクト キーが通信途中で読み取られるおそれがあります。"
        "https のアドレスを含むカタログを発行元に依頼するか、電話で認証してください。"),
    "CENTER_NOT_TRUSTED": (
        "the answer of the activation service {peer} cannot be believed ({detail}).",
        "認証サービス {peer} の応答は信頼できません ({detail})。"),
    "NO_CENTER": (
        "no activation service is configured. Activate by phone, or set the service's address.",
        "認証サービスが設定されていません。電話で認証するか、サービスのアドレスを設定してください。"),
}
OUTCOMES = tuple(_OUTCOMES)
_DONE = ("ACTIVATED_BY_HOST", "ACTIVATED_BY_KEY", "KEY_INSTALLED")
_REFUSED = ("KEY_FOR_HOSTS", "KEY_FOR_OTHER_PRODUCTS")
_DIRECTIONS = {"en": ("behind", "ahead of"), "ja": ("遅れて", "進んで")}


def is_done(outcome):
    return outcome in _DONE


def text(result, language):
    """What happened, and what to do about it; times are in the zone of this machine."""
    spoken = "ja" if language.lower().startswith("ja") else "en"
    difference = result.clock_difference.total_seconds() if result.clock_difference else 0
    minutes = int(abs(difference) // 60)
    said = _OUTCOMES[result.outcome][spoken == "ja"].format(
        edition=result.edition, peer=result.peer, count=result.count or 0, threshold=result.threshold,
        missing=result.missing, counted=_counted(result.count), more=_more(result.missing), detail=result.detail, hours=minutes // 60, minutes=minutes % 60,
        direction=_DIRECTIONS[spoken][difference > 0])
    if result.remaining_activations is not None:
        said += _LEFT[spoken].format(result.remaining_activations)
    if is_done(result.outcome) or result.outcome in _REFUSED:
        return said
    said = (_NOT_RENEWED if result.state == "LICENSED" else _NOT_ACTIVATED)[spoken].format(said)
    if result.next_attempt is not None:
        said += _AGAIN[spoken].format(result.next_attempt.astimezone().strftime("%Y-%m-%d %H:%M"))
    return said


def _counted(count):
    return {None: "no machines", 0: "no machines", 1: "one machine"}.get(count, f"{count} machines")


def _more(missing):
    return "One more physical machine has" if missing == 1 else f"{missing} more physical machines have"


_LABELS = {
    "edition": ("Edition", "エディション"), "state": ("License state", "ライセンスの状態"),
    "endsAt": ("This state ends", "この状態の終わり"), "productKey": ("Product key", "プロダクト キー"),
    "kmsHost": ("KMS host", "KMS ホスト"), "nextAttempt": ("Next try", "次回の試行"),
    "rearmsLeft": ("Rearms left", "残りのリセット回数"), "cmid": ("Client machine ID", "クライアント コンピューター ID"),
    "clockSetBack": ("Clock", "時計"),
}
_STATES = {
    "INITIAL_GRACE": ("initial grace", "初期猶予期間"), "LICENSED": ("licensed", "ライセンス認証済み"),
    "OUT_OF_TOLERANCE_GRACE": ("out-of-tolerance grace", "許容範囲外の猶予期間"), "NOTIFICATION": ("notification", "通知"),
}
_SET_BACK = ("was set back", "戻されました")


def status_lines(told, language):
    """The members of a status as lines for people."""
    japanese = language.lower().startswith("ja")
    lines = []
    for name, value in told.items():
        if name in _LABELS and value is not None and value is not False:
            shown = _STATES[value][japanese] if name == "state" else _SET_BACK[japanese] if value is True else value
            lines.append(f"{_LABELS[name][japanese]}: {shown}")
    return lines
